/** Which versions there are of what is selected, and where they run. */
import {
  INSTANCE_FIELDS,
  isRelease,
  versionsIn,
  type FaultState,
  type Frame,
  type Plan,
  type SchemaChange,
  type VersionPlan,
} from '../../../simulator';
import type { Selection } from '../../shared/run';
import { firstInstance } from './places';

const VERSIONS = INSTANCE_FIELDS.indexOf('versions');

/** The modules that are selected: one, or all of a service. */
export function modulesOf(selected: Selection, { services }: Plan): readonly number[] {
  if (selected?.kind === 'module') return [selected.index];
  return selected?.kind === 'service' ? (services[selected.index]?.modules ?? []) : [];
}

/** The versions that an instance runs, by its number over all services, as `expand`; '' = those of the beginning. */
export function versionsOf(frame: Frame | undefined, plan: Plan, service: number, instance: number): string {
  const code = frame?.instances[instance * INSTANCE_FIELDS.length + VERSIONS] ?? 0;
  return versionsIn(plan, service, code)
    .map(({ version }) => version)
    .join(', ');
}

/** How many instances run a version of a module, in words; '' when none does. */
export function runningIn(frame: Frame | undefined, plan: Plan, module: number, version: string): string {
  const { name = '', service = -1 } = plan.modules[module] ?? {};
  const { instances = 0 } = plan.services[service] ?? {};
  const first = firstInstance(plan, service);
  let running = 0;
  for (let instance = first; instance < first + instances; instance++) {
    const code = frame?.instances[instance * INSTANCE_FIELDS.length + VERSIONS] ?? 0;
    const runs = versionsIn(plan, service, code);
    if (runs.some((one) => one.module === name && one.version === version)) running++;
  }
  if (running === 0) return '';
  return `Runs in ${running === instances ? (instances === 1 ? 'its instance' : `all ${instances} instances`) : `${running} of ${instances} instances`}.`;
}

/** Changes when another version runs somewhere, or a release is begun or over. */
export function versionKey(frame: Frame, plan: Plan): string {
  const releases = frame.faults.filter(({ kind }) => isRelease(kind)).map(({ state }) => state);
  const running = plan.services.flatMap(({ instances }, service) =>
    Array.from({ length: instances }, (_, i) =>
      versionsOf(frame, plan, service, firstInstance(plan, service) + i),
    ),
  );
  return [...releases, ...running].join();
}

/** The release of a module that can be rolled back: the last one that was not. */
export function releaseInForce(frame: Frame | undefined, module: number): FaultState | undefined {
  return frame?.faults.findLast(
    ({ kind, target, state }) =>
      isRelease(kind) &&
      target.kind === 'module' &&
      target.index === module &&
      (state === 'acting' || state === 'done'),
  );
}

/** What a release does to the tables, a sentence for each time. */
export function migrationWords({ before, after }: VersionPlan, plan: Plan): string[] {
  const said = (when: string, changes: readonly SchemaChange[]): string[] =>
    changes.length === 0
      ? []
      : [`${when}: ${changes.map((change) => changeWords(change, plan)).join('; ')}.`];
  return [...said('First', before), ...said('Afterwards', after)];
}

function changeWords({ does, table, column, to }: SchemaChange, { tables }: Plan): string {
  const name = tables[table]?.name ?? 'a table';
  switch (does) {
    case 'add':
      return `add the column ${column} to ${name}`;
    case 'rename':
      return `rename ${column} of ${name} to ${to}`;
    case 'copy':
      return `copy ${column} of ${name} into ${to}`;
    case 'drop':
      return `drop the column ${column} of ${name}`;
  }
}
