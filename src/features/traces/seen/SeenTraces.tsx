/** Traces as the instruments told of them: a list, one of them as a waterfall, and what to do where there are none. */
import { useState } from 'react';
import { useRun, type SeenFilter } from '../../../shared/run';
import { Empty, PanelFrame, usePolled } from '../../../shared/panel';
import { Button, Segmented, SelectField } from '../../../shared/ui';
import traces from '../traces.module.css';
import { ViewSwitch } from '../ViewSwitch';
import { Guess } from './Guess';
import { SeenList } from './SeenList';
import { SeenPane } from './SeenPane';
import styles from './seen.module.css';
import { deploymentWithTraces, instrumentsWords } from './words';

const LIST_LIMIT = 200;

interface Wanted {
  readonly only: 'all' | 'failed' | 'unknown';
  /** '' = any. */
  readonly service: string;
  readonly order: 'newest' | 'slowest';
}

const ALL: Wanted = { only: 'all', service: '', order: 'newest' };

const ONLY = [
  { value: 'all', title: 'All' },
  { value: 'failed', title: 'Failed', hint: 'Those that were not done, and whoever asked knows it' },
  {
    value: 'unknown',
    title: 'Unknown',
    hint: 'Those of which whoever asked cannot know whether they were done',
  },
] as const;

const ORDERS = [
  { value: 'newest', title: 'Newest first' },
  { value: 'slowest', title: 'Slowest first' },
] as const;

export function SeenTraces() {
  const { plan, seen, frames } = useRun();
  const [wanted, setWanted] = useState(ALL);
  const filter = filterOf(wanted);
  const list = usePolled(JSON.stringify(filter), () => seen.list(filter));
  const [chosen, setChosen] = useState<{ readonly of: unknown; readonly trace: number } | undefined>();
  const [isListOpen, setListOpen] = useState(false);
  const says = instrumentsWords(plan);
  // Numbers of traces mean nothing in another run.
  const kept = chosen?.of === frames ? chosen.trace : undefined;
  const first = list?.[0]?.trace;
  if (kept === undefined && first !== undefined) setChosen({ of: frames, trace: first });

  const services = plan.services.map(({ name }) => ({ value: name, title: `Begun at ${name}` }));
  return (
    <PanelFrame
      label="Traces"
      terms={['request', 'trace', 'span']}
      className={traces.traces}
      isStill
      tools={
        <>
          <ViewSwitch />
          <Guess />
          {says !== '' && (
            <>
              <span className={traces.filters} data-list={isListOpen || undefined}>
                <Segmented
                  label="Which traces"
                  options={ONLY}
                  value={wanted.only}
                  onChoose={(only) => setWanted({ ...wanted, only })}
                />
                <SelectField
                  label="Where they begin"
                  className={styles.begun}
                  options={[{ value: '', title: 'Begun anywhere' }, ...services]}
                  value={wanted.service}
                  onChoose={(service) => setWanted({ ...wanted, service })}
                />
                <SelectField
                  label="Order"
                  options={ORDERS}
                  value={wanted.order}
                  onChoose={(order) => setWanted({ ...wanted, order })}
                />
              </span>
              <Button
                className={traces.toList}
                aria-pressed={isListOpen}
                onClick={() => setListOpen(!isListOpen)}
              >
                {isListOpen ? 'Back to the trace' : 'All traces'}
              </Button>
            </>
          )}
        </>
      }
    >
      {says === '' ? (
        <NoSpans />
      ) : (
        <div className={traces.split} data-list={isListOpen || undefined}>
          <div className={traces.listPane}>
            <p className={styles.instruments}>{says}</p>
            {list === undefined || list.length > 0 ? (
              <SeenList
                traces={list ?? []}
                shown={kept}
                onChoose={(trace) => {
                  setListOpen(false);
                  setChosen({ of: frames, trace });
                }}
              />
            ) : (
              <Empty>{wanted === ALL ? NOT_YET : 'No trace that has come is like this.'}</Empty>
            )}
            {list?.length === LIST_LIMIT && (
              <p className={traces.more}>The first {LIST_LIMIT}; narrow them down to see others.</p>
            )}
          </div>
          <div className={traces.tracePane}>
            {kept === undefined ? (
              <Empty>
                A trace is put together here from the spans that have come, and from nothing else.
              </Empty>
            ) : (
              <SeenPane key={kept} trace={kept} />
            )}
          </div>
        </div>
      )}
    </PanelFrame>
  );
}

const NOT_YET =
  'No span has come yet. A process sends what it has every 5 seconds of simulated time, or 512 spans at once: let time pass.';

/** Nobody makes spans: says what to switch on, and leads to where it is. */
function NoSpans() {
  const { plan, document, choice, commands } = useRun();
  const other = deploymentWithTraces(document, choice.deployment);
  const isMetrics = plan.instruments.services.some(({ level }) => level === 'metrics');
  return (
    <div className={styles.noSpans}>
      <Empty>
        No service makes spans here: the level of this deployment’s instruments is{' '}
        <code>{isMetrics ? 'metrics' : 'none'}</code>.
        {isMetrics && ' What each service counts of itself is in Metrics.'} For traces, set{' '}
        <code>{'"instruments": { "level": "traces" }'}</code> in the deployment.
      </Empty>
      {other !== undefined && (
        <Button onClick={() => commands.chooseDeployment(other)}>
          Go to {document.deployments[other]?.title ?? other}, which has them
        </Button>
      )}
    </div>
  );
}

function filterOf({ only, service, order }: Wanted): SeenFilter {
  return {
    limit: LIST_LIMIT,
    order,
    ...(service === '' ? {} : { service }),
    ...(only === 'all' ? {} : { only }),
  };
}
