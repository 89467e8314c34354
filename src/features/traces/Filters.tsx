/** Which requests the list shows. */
import type { Plan } from '../../../simulator';
import type { TraceFilter } from '../../shared/run';
import { Segmented, SelectField } from '../../shared/ui';

export interface Wanted {
  /** '' = any. */
  readonly operation: string;
  readonly only: 'all' | NonNullable<TraceFilter['only']>;
  readonly order: NonNullable<TraceFilter['order']>;
}

export const ALL: Wanted = { operation: '', only: 'all', order: 'newest' };

/** Lines that a list has at most; beyond that one narrows down. */
export const LIST_LIMIT = 200;

/** The filter as the run takes it. */
export function filterOf({ operation, only, order }: Wanted): TraceFilter {
  return {
    limit: LIST_LIMIT,
    order,
    ...(operation === '' ? {} : { operation }),
    ...(only === 'all' ? {} : { only }),
  };
}

const ONLY = [
  { value: 'all', title: 'All' },
  { value: 'failed', title: 'Failed', hint: 'Those that were not done, and whoever asked knows it' },
  {
    value: 'unknown',
    title: 'Unknown',
    hint: 'Those of which whoever asked cannot know whether they were done',
  },
  { value: 'gap', title: 'With gap', hint: 'Those that broke a promise' },
  { value: 'fault', title: 'With fault', hint: 'Those that a fault touched' },
] as const;

const ORDERS = [
  { value: 'newest', title: 'Newest first' },
  { value: 'slowest', title: 'Slowest first' },
] as const;

export interface FiltersProps {
  readonly plan: Plan;
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

export function Filters({ plan, wanted, onChange }: FiltersProps) {
  const operations = requestedOf(plan).map((name) => ({ value: name, title: name }));
  return (
    <>
      <Segmented
        label="Which requests"
        options={ONLY}
        value={wanted.only}
        onChoose={(only) => onChange({ ...wanted, only })}
      />
      <SelectField
        label="Operation"
        options={[{ value: '', title: 'Any operation' }, ...operations]}
        value={wanted.operation}
        onChoose={(operation) => onChange({ ...wanted, operation })}
      />
      <SelectField
        label="Order"
        options={ORDERS}
        value={wanted.order}
        onChoose={(order) => onChange({ ...wanted, order })}
      />
    </>
  );
}

/** Operations that clients ask for. */
function requestedOf({ workload, operations }: Plan): string[] {
  const tasks = workload.kind === 'requests' ? workload.requests.map(({ task }) => task) : workload.tasks;
  const asked = new Set(tasks.flatMap(({ steps }) => steps.map(({ operation }) => operation)));
  return operations.flatMap(({ name }, index) => (asked.has(index) ? [name] : []));
}
