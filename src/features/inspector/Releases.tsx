/** The versions of what is selected: what each would change, how many instances run it, and a press that releases it. */
import { useState } from 'react';
import { useFrame, useRun, type Selection } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './inspector.module.css';
import { migrationWords, modulesOf, releaseInForce, runningIn, versionKey } from './releases';

export function Releases({ selected }: { readonly selected: Selection }) {
  const { plan } = useRun();
  const modules = modulesOf(selected, plan).filter((module) => plan.modules[module]?.versions !== undefined);
  if (modules.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Versions">
      <h3>Versions</h3>
      {modules.map((module) => (
        <Module key={module} module={module} isAlone={modules.length === 1} />
      ))}
    </section>
  );
}

function Module({ module, isAlone }: { readonly module: number; readonly isAlone: boolean }) {
  const { plan, commands, frames } = useRun();
  const [problem, setProblem] = useState('');
  useFrame((frame) => versionKey(frame, plan));
  const { name = '', versions = [] } = plan.modules[module] ?? {};
  const act = (done: Promise<{ readonly message: string } | undefined>): void =>
    void done.then((refused) => setProblem(refused?.message ?? ''));
  const inForce = releaseInForce(frames.latest, module);
  return (
    <>
      {!isAlone && <h4>{name}</h4>}
      <ul className={styles.faults}>
        {versions.map((version, place) => (
          <li key={version.name}>
            <Version
              module={module}
              place={place + 1}
              release={() => act(commands.breakIt(`release ${name} ${version.name}`))}
            />
          </li>
        ))}
      </ul>
      {inForce !== undefined && (
        <div className={styles.actions}>
          <Button onClick={() => act(commands.lift(inForce.index))} aria-label={`Roll back: ${inForce.text}`}>
            Roll back
          </Button>
          <span className={styles.muted}>Gives the handlers back, not the tables.</span>
        </div>
      )}
      {problem !== '' && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </>
  );
}

interface VersionProps {
  readonly module: number;
  /** Among the module's versions, from 1. */
  readonly place: number;
  readonly release: () => void;
}

function Version({ module, place, release }: VersionProps) {
  const { plan, document, frames } = useRun();
  const { name = '', versions = [] } = plan.modules[module] ?? {};
  const version = versions[place - 1];
  if (version === undefined) return null;
  const explains = document.modules[name]?.versions?.[version.name]?.explains;
  const running = runningIn(frames.latest, plan, module, version.name);
  return (
    <div className={styles.fault}>
      <div className={styles.faultHead}>
        <div>
          <h4>{version.name}</h4>
          {explains !== undefined && <p>{explains}</p>}
          {migrationWords(version, plan).map((step) => (
            <p key={step} className={styles.muted}>
              {step}
            </p>
          ))}
          {running !== '' && <p>{running}</p>}
        </div>
        <Button onClick={release} aria-label={`Release: ${name} ${version.name}`}>
          Release
        </Button>
      </div>
    </div>
  );
}
