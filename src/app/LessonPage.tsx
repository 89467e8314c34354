/** The page while a lesson is done: what the lesson has come to, and no more. Beside the picture it tells, asks and judges. */
import { lazy } from 'react';
import { hasPanel, mayDraw, shownPanel, useLimits, useRun, useValue, type Limits } from '../shared/run';
import styles from './app.module.css';
import { Boundary } from './Boundary';
import { FEATURES, type Panel } from './features';
import { isHelpOpen } from './help';
import { useKeyboard } from './keyboard';
import { isWriting } from './lesson-mode';
import { Name } from './Name';
import { PageMenu } from './PageMenu';
import { Panels } from './Panels';
import { Stage } from './Stage';
import { useHiddenTruth } from './use-hidden-truth';

const HelpSheet = lazy(async () => ({ default: (await import('./HelpSheet')).HelpSheet }));

/** Until the lesson says what there is. */
const NOTHING_YET: Limits = {
  parts: new Set(),
  doings: new Set(),
  components: [],
  faults: [],
  policies: [],
  isBlind: true,
  isStill: true,
};

export function LessonPage() {
  const run = useRun();
  const limits = useLimits() ?? NOTHING_YET;
  const isHelp = useValue(isHelpOpen);
  useKeyboard(run, false);
  useHiddenTruth(run);
  const { panel: LessonPanel, title: Title, writer: Writer } = FEATURES.lesson;
  const { breakMenu: BreakMenu, drawButton: DrawButton, history: History } = FEATURES;
  const mayChange = limits.doings.size > 0;
  return (
    <div className={styles.page} data-lesson>
      <header className={styles.bar}>
        <Name />
        <Boundary>
          <Title />
          {mayDraw(limits) && <DrawButton />}
          {limits.parts.has('faults') && <BreakMenu />}
          {mayChange && <History />}
        </Boundary>
        <PageMenu openHelp={() => isHelpOpen.set(true)} leads={undefined} />
      </header>
      <div className={styles.lessonRow}>
        {isWriting && (
          <div className={styles.writer}>
            <Boundary>
              <Writer />
            </Boundary>
          </div>
        )}
        <div className={styles.lessonLeft}>
          <Stage draws={mayChange} inspects={limits.parts.has('inspector')} />
          <Below limits={limits} />
        </div>
        <aside className={styles.lessonSide} aria-label="Lesson">
          <Boundary>
            <LessonPanel />
          </Boundary>
        </aside>
      </div>
      {isHelp && (
        <Boundary>
          <HelpSheet onClose={() => isHelpOpen.set(false)} />
        </Boundary>
      )}
    </div>
  );
}

/** Time, as soon as something may run, and the panels that there are. */
function Below({ limits }: { readonly limits: Limits }) {
  const panel = useValue(shownPanel);
  const { transport: Transport, timeline: Timeline } = FEATURES;
  return (
    <>
      {!limits.isStill && (
        <section className={styles.time} aria-label="Time">
          <Boundary>
            <Transport />
            {limits.parts.has('timeline') && <Timeline />}
          </Boundary>
        </section>
      )}
      <Panels panels={panelsIn(limits, panel)} open={panel} onOpen={shownPanel.set} />
    </>
  );
}

/** The outline comes with the others; alone it is opened by its name, and takes no room before. */
function panelsIn(limits: Limits, shown: string | undefined): readonly Panel[] {
  const there = FEATURES.panels.filter(({ id }) => hasPanel(limits, id));
  const outline = FEATURES.panels.filter(({ id }) => id === 'outline');
  return there.length > 0 || shown === 'outline' ? [...there, ...outline] : [];
}
