/** Ground truth: the list of requests and, beside it or in its place, one request's waterfall. */
import { useState } from 'react';
import { usePointOfView, useRun, useSelection } from '../../shared/run';
import { Empty, PanelFrame, usePolled } from '../../shared/panel';
import { Button } from '../../shared/ui';
import { ALL, filterOf, Filters, LIST_LIMIT } from './Filters';
import { RequestList } from './RequestList';
import { TracePane } from './TracePane';
import styles from './traces.module.css';
import { useShownRequest } from './use-shown-request';
import { ViewSwitch } from './ViewSwitch';

export function TrueTraces() {
  const { plan, traces } = useRun();
  const [wanted, setWanted] = useState(ALL);
  const filter = filterOf(wanted);
  const list = usePolled(JSON.stringify(filter), () => traces.list(filter));
  const shown = useShownRequest(list);
  const [, select] = useSelection();
  const isCaller = usePointOfView() === 'caller';
  const [isListOpen, setListOpen] = useState(false);

  const choose = (request: number): void => {
    setListOpen(false);
    select({ kind: 'request', request });
  };
  return (
    <PanelFrame
      label="Traces"
      terms={['request', 'trace', 'span']}
      className={styles.traces}
      isStill
      tools={
        <>
          <ViewSwitch />
          <span className={styles.filters} data-list={isListOpen || undefined}>
            <Filters plan={plan} wanted={wanted} onChange={setWanted} />
          </span>
          <Button
            className={styles.toList}
            aria-pressed={isListOpen}
            onClick={() => setListOpen(!isListOpen)}
          >
            {isListOpen ? 'Back to the trace' : 'All requests'}
          </Button>
        </>
      }
    >
      <div className={styles.split} data-list={isListOpen || undefined}>
        <div className={styles.listPane}>
          {list === undefined || list.length > 0 ? (
            <RequestList requests={list ?? []} shown={shown} isCaller={isCaller} onChoose={choose} />
          ) : (
            <Empty>
              {wanted === ALL
                ? 'No request has been made yet. Place one, or let time pass.'
                : 'No request is like this. Choose “All” to see every request.'}
            </Empty>
          )}
          {list?.length === LIST_LIMIT && (
            <p className={styles.more}>The first {LIST_LIMIT}; narrow them down to see others.</p>
          )}
        </div>
        <div className={styles.tracePane}>
          {shown === undefined ? (
            <Empty>A request’s trace shows where its time went, and what went wrong.</Empty>
          ) : (
            <TracePane key={shown} request={shown} />
          )}
        </div>
      </div>
    </PanelFrame>
  );
}
