/** The same step as it is done in life: one stage at a time, each a deployment that runs, each with its way back. */
import { useState } from 'react';
import type { ExtractionOrder } from '../../../simulator';
import { useRun, useValue, type Run } from '../../shared/run';
import { Empty } from '../../shared/panel';
import { Button, Segmented, SelectField } from '../../shared/ui';
import styles from './boundary.module.css';
import { extracting, type Extracting, type Moving } from './stages';
import { tryStage, useStages } from './use-stages';

const ORDERS = [
  { value: 'code', title: 'Code first' },
  { value: 'data', title: 'Data first' },
] as const;

const MOVES = [
  { value: 'at-once', title: 'Data at once' },
  { value: 'dual-writes', title: 'Dual writes' },
  { value: 'change-capture', title: 'Change capture' },
] as const;

export function StagesView() {
  const run = useRun();
  const known = useValue(extracting);
  const begun = isUnderWay(known, run) ? known : undefined;
  const from = begun?.from ?? run.choice.deployment;
  const modules = Object.values(run.document.deployments[from]?.services ?? {}).flatMap((service) =>
    service.modules.length > 1 ? service.modules : [],
  );
  const [chosen, choose] = useState(begun?.module ?? '');
  const [order, setOrder] = useState<ExtractionOrder>(begun?.order ?? 'code');
  const [moving, setMoving] = useState<Moving>(begun?.moving ?? 'at-once');
  const module = modules.includes(chosen) ? chosen : modules[0];
  const stages = useStages(from, module, order, moving, begun);
  if (module === undefined)
    return <Empty>Each service has one module already: there is none to take out of its service.</Empty>;
  return (
    <>
      <div className={styles.head}>
        <span>Take out</span>
        <SelectField
          label="Take out"
          options={modules.map((value) => ({ value, title: value }))}
          value={module}
          onChoose={choose}
        />
        <Segmented label="What leaves first" options={ORDERS} value={order} onChoose={setOrder} />
        <Segmented label="How the data moves" options={MOVES} value={moving} onChoose={setMoving} />
      </div>
      {typeof stages === 'string' && (
        <p className={styles.note} role="alert">
          {stages}
        </p>
      )}
      {typeof stages === 'object' && (
        <ol className={styles.stages}>
          {stages.stages.map((stage, place) => {
            const isHere = run.choice.deployment === stage.deployment;
            return (
              <li key={stage.deployment} aria-current={isHere ? 'step' : undefined}>
                <div>
                  <h3>
                    {place === 0 ? 'As it is: ' : `Stage ${place}: `}
                    {stage.title}
                  </h3>
                  <p className={styles.method}>{stage.explains}</p>
                </div>
                {isHere ? (
                  <span className={styles.here}>You are here</span>
                ) : (
                  <Button
                    aria-label={`${place === 0 ? 'Go back' : 'Try this stage'}: ${stage.title}`}
                    onClick={() => void tryStage(run, stages, stage)}
                  >
                    {place === 0 ? 'Go back' : 'Try this stage'}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      )}
      <p className={styles.note}>
        Not among the stages: a façade in front, with traffic shared between old code and new. That needs a
        module that runs in two services at once, and here it has one.
      </p>
    </>
  );
}

/** Whether its stages are deployments of the open document still: undoing takes them away. */
function isUnderWay(known: Extracting | undefined, { document, choice }: Run): known is Extracting {
  return (
    known !== undefined &&
    known.system === choice.system &&
    known.stages.some(({ deployment }) => deployment === choice.deployment) &&
    known.stages.every(({ deployment }) => Object.hasOwn(document.deployments, deployment))
  );
}
