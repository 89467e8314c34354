/** The page's frame: a bar, the picture with what is beside it, time, and tabs. It places features and knows none of them. */
import { useSelector } from '@xstate/react';
import { lazy, useEffect, useMemo } from 'react';
import { arrival } from '../document';
import { blindfold, RunContext, shownPanel, shownSheet, useRun, useValue } from '../shared/run';
import styles from './app.module.css';
import { Boundary } from './Boundary';
import { createCommands, type RunActor } from './commands';
import { isEmbedded } from './embed';
import { FEATURES, fetchPanels, fetchPlayground, useIsOpening } from './features';
import { isHelpOpen } from './help';
import { useKeyboard } from './keyboard';
import { PageMenu } from './PageMenu';
import { runView } from './run-view';
import { useDrop } from './use-drop';
import { useHiddenTruth } from './use-hidden-truth';
import { Name } from './Name';
import { afterPaint } from '../shared/ui';
import { lessonName } from './lesson-mode';
import { Stage } from './Stage';
import { NoRun } from './Trouble';

const Embedded = lazy(async () => ({ default: (await import('./Embedded')).Embedded }));
const LessonPage = lazy(async () => ({ default: (await import('./LessonPage')).LessonPage }));
const Panels = lazy(async () => ({ default: (await fetchPanels()).Panels }));
const HelpSheet = lazy(async () => ({ default: (await import('./HelpSheet')).HelpSheet }));

export function App({ actor }: { readonly actor: RunActor }) {
  const snapshot = useSelector(actor, (current) => current);
  const commands = useMemo(() => createCommands(actor), [actor]);
  const blind = useValue(blindfold);
  const run = useMemo(() => {
    const whole = runView(snapshot, commands);
    return whole && (blind?.(whole) ?? whole);
  }, [snapshot, commands, blind]);
  return (
    <>
      {run === undefined ? (
        <NoRun problem={snapshot.context.problem} commands={commands} />
      ) : (
        <RunContext value={run}>
          {lessonName === undefined && !isEmbedded ? (
            <Page />
          ) : (
            <Boundary>{lessonName === undefined ? <Embedded /> : <LessonPage />}</Boundary>
          )}
        </RunContext>
      )}
      <Arrived />
    </>
  );
}

/** Something has come from outside: it may be there before any run is. */
function Arrived() {
  const { arrival: ArrivalSheet } = FEATURES;
  return (
    useValue(arrival) !== undefined && (
      <Boundary>
        <ArrivalSheet />
      </Boundary>
    )
  );
}

function Page() {
  const run = useRun();
  const isHelp = useValue(isHelpOpen);
  const panel = useValue(shownPanel);
  const isOpening = useIsOpening();
  useEffect(() => afterPaint(fetchPlayground), []);
  useKeyboard(run, isOpening);
  useHiddenTruth(run);
  const {
    bar: Bar,
    breakMenu: BreakMenu,
    drawButton: DrawButton,
    opening: Opening,
    transport: Transport,
    timeline: Timeline,
    kept: KeptState,
  } = FEATURES;
  useDrop(run.commands);

  return (
    <div className={styles.page} data-opening={isOpening || undefined}>
      <header className={styles.bar}>
        <Name />
        {!isOpening && (
          <Boundary>
            <Bar />
            <DrawButton />
            <BreakMenu />
            {run.source.kind === 'own' && <KeptState />}
          </Boundary>
        )}
        <PageMenu openHelp={() => isHelpOpen.set(true)} leads={isOpening ? 'to pages' : 'to the run'} />
      </header>
      <Stage draws={!isOpening} inspects={!isOpening} />
      <Boundary>
        <Opening />
      </Boundary>
      {!isOpening && (
        <>
          <section className={styles.time} aria-label="Time">
            <Boundary>
              <Transport />
              <Timeline />
            </Boundary>
          </section>
          <Boundary>
            <Panels panels={FEATURES.panels} open={panel} onOpen={shownPanel.set} />
          </Boundary>
        </>
      )}
      <OpenSheet />
      {isHelp && (
        <Boundary>
          <HelpSheet onClose={() => isHelpOpen.set(false)} />
        </Boundary>
      )}
    </div>
  );
}

function OpenSheet() {
  const { documents: Documents, share: Share } = FEATURES.sheets;
  const sheet = useValue(shownSheet);
  return (
    <Boundary>
      {sheet === 'documents' && <Documents />}
      {sheet === 'share' && <Share />}
    </Boundary>
  );
}
