/** The code on one side; where it stands, the variables and the breakpoints on the other. */
import { useState } from 'react';
import { handlersOf } from '../../../simulator';
import { useRun } from '../../shared/run';
import { PanelFrame } from '../../shared/panel';
import { AddCondition } from './AddCondition';
import { BreakpointList } from './BreakpointList';
import { Code } from './Code';
import { Steps } from './Steps';
import { Variables } from './Variables';
import { stopWords } from './words';
import styles from './debug.module.css';

export function DebugPanel() {
  const run = useRun();
  const { stoppedAt, sites, status } = run;
  const isStill = status.phase === 'paused';
  const site = isStill ? sites?.[stoppedAt?.site ?? -1] : undefined;
  const modules = handlersOf(run.document);
  const [chosen, choose] = useState<string>();
  // A stop shows its own code, until another module is looked at.
  const [lastStop, setLastStop] = useState(stoppedAt);
  if (stoppedAt !== lastStop) {
    setLastStop(stoppedAt);
    if (site !== undefined) choose(site.module);
  }
  const module = modules.find(({ name }) => name === (chosen ?? site?.module)) ?? modules[0];
  return (
    <PanelFrame label="Debug" tools={<Steps />} isStill>
      <div className={styles.columns}>
        <Code
          modules={modules.map(({ name }) => name)}
          module={module?.name}
          source={module?.source ?? ''}
          here={site !== undefined && site.module === module?.name ? site.line : undefined}
          choose={choose}
        />
        <div className={styles.side} tabIndex={0} role="group" aria-label="Where it stands, and breakpoints">
          {isStill && stoppedAt !== undefined && (
            <section aria-label="Stopped">
              <p className={styles.stopped} role="status">
                {stopWords(stoppedAt, site, run.plan)}
              </p>
              {site !== undefined && <Variables site={site} values={stoppedAt.values} />}
            </section>
          )}
          <BreakpointList />
          <AddCondition />
        </div>
      </div>
    </PanelFrame>
  );
}
