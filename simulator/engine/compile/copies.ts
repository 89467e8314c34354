/** Modules whose tables are in a second store: each copy is a table of its own, with the promise that it has what the original has. */
import type { CheckedDeployment } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { copyName, didYouMean } from '../../model/names';
import type { CopyPlan, InvariantPlan, SchemaChange, TablePlan } from '../../model/plan';
import { NS_PER_S } from '../../model/units';
import { DATABASE_KIND, type Placement } from './deployment';
import type { Business } from './modules';

/** What copies add to a plan. */
export interface Copies {
  /** Behind the originals. */
  readonly tables: readonly TablePlan[];
  readonly copies: readonly CopyPlan[];
  readonly invariants: readonly InvariantPlan[];
}

type Written = CheckedDeployment['copies'][string];

/** As for a promise of the document that says nothing: longer than any request of a healthy system takes. */
const WITHIN_NS = 5 * NS_PER_S;

/** The copies; those of what is not there, or that cannot be kept, become faults below `path`. */
export function compileCopies(
  { copies }: CheckedDeployment,
  business: Business,
  placement: Placement,
  path: PathParts,
  faults: FaultList,
): Copies {
  const tables: TablePlan[] = [];
  const plans = Object.entries(copies).flatMap(([name, written]): CopyPlan[] => {
    const where = [...path, 'copies', name];
    const module = business.moduleIndex.get(name);
    if (module === undefined || placement.modules[module]?.external === true) {
      const known = business.modules.flatMap((one) => (one.external ? [] : [one.name]));
      faults.add('unknown-module', where, `no module \`${name}\` keeps tables here`, () =>
        didYouMean(name, known),
      );
      return [];
    }
    const own = business.tables.flatMap((table, index) =>
      table.module === module ? [{ table, index }] : [],
    );
    if (own.length === 0) {
      faults.add('no-tables', where, `\`${name}\` keeps no tables`, 'leave it out here');
      return [];
    }
    const store = storeFor(written, placement.modules[module]?.store ?? -1, placement, where, faults);
    const connector = connectorFor(written, placement, where, faults);
    if (store === undefined || connector === undefined) return [];
    const storeName = placement.stores[store]?.name ?? '';
    const pairs = own.map(({ table, index }) => {
      const copy = business.tables.length + tables.length;
      tables.push({ ...table, name: copyName(table.name, storeName), store });
      return { original: index, copy };
    });
    const { by, reads } = written;
    const parameters = written.by === 'change-capture' ? written.parameters : {};
    return [{ module, store, by, isRead: reads === 'copy', tables: pairs, connector, parameters }];
  });
  return {
    tables,
    copies: plans,
    invariants: plans.flatMap((copy) => promisesOf(copy, business, placement)),
  };
}

/** The store of a copy: another database than the one that has the originals. */
function storeFor(
  { into }: Written,
  home: number,
  { stores }: Placement,
  path: PathParts,
  faults: FaultList,
): number | undefined {
  const where = [...path, 'into'];
  const index = stores.findIndex(({ name }) => name === into);
  const refuse = (code: string, message: string, hint: string): undefined =>
    void faults.add(code, where, message, hint);
  if (index < 0) {
    const known = stores.map(({ name }) => name);
    return void faults.add('unknown-store', where, `there is no store \`${into}\``, () =>
      didYouMean(into, known),
    );
  }
  if (index === home) return refuse('copy-at-home', `\`${into}\` has the originals`, 'name another database');
  const other = [index, home].map((store) => stores[store]).find((store) => store?.kind !== DATABASE_KIND);
  if (other !== undefined)
    return refuse(
      'copy-of-what',
      `\`${other.name}\` is a ${other.kind}, and only a database keeps a copy or is copied`,
      'keep both in databases',
    );
  return index;
}

/** The service that captures the changes, -1 where none is needed. */
function connectorFor(
  written: Written,
  { services }: Placement,
  path: PathParts,
  faults: FaultList,
): number | undefined {
  if (written.by !== 'change-capture') return -1;
  const where = [...path, 'connector'];
  const { connector } = written;
  const index = services.findIndex(({ name, kind }) => name === connector && kind === 'service');
  const { modules = [], instances = 1 } = services[index] ?? {};
  if (index < 0)
    return void faults.add('unknown-service', where, `there is no service \`${connector}\``, () =>
      didYouMean(
        connector,
        services.map(({ name }) => name),
      ),
    );
  if (modules.length === 0 && instances === 1) return index;
  const message = `\`${connector}\` is no connector: that is one process, which runs no module`;
  return void faults.add(
    'no-connector',
    where,
    message,
    'give the connector a service of its own, with `modules: []`',
  );
}

function promisesOf(
  { module, store, tables, by, parameters }: CopyPlan,
  business: Business,
  { modules, stores }: Placement,
): InvariantPlan[] {
  const names = [modules[module]?.store ?? -1, store].map((index) => stores[index]?.name ?? '');
  return tables.map(({ original, copy }) => {
    const table = business.tables[original]?.name ?? '';
    return {
      name: `${table}-copied`,
      says: `The copy of ${table} in ${names[1]} has what ${names[0]} has.`,
      keyName: 'row',
      rule: 'same',
      left: { table: original, field: '' },
      right: { table: copy, field: '' },
      // Whoever writes twice has done so when it answers; whoever follows a log is late, and says how late.
      ...(by === 'dual-writes'
        ? { withinNs: WITHIN_NS }
        : { withinNs: Number(parameters['late']), isEventual: true as const }),
    };
  });
}

/** The modules, with what their migrations do to an original done to its copy too. */
export function withMigratedCopies(
  modules: Placement['modules'],
  copies: readonly CopyPlan[],
): Placement['modules'] {
  const copyOf = new Map(
    copies.flatMap(({ tables }) => tables.map(({ original, copy }) => [original, copy])),
  );
  const twice = (steps: readonly SchemaChange[]): SchemaChange[] =>
    steps.flatMap((step) => {
      const table = copyOf.get(step.table);
      return table === undefined ? [step] : [step, { ...step, table }];
    });
  return modules.map((module) =>
    module.versions === undefined
      ? module
      : {
          ...module,
          versions: module.versions.map((version) => ({
            ...version,
            before: twice(version.before),
            after: twice(version.after),
          })),
        },
  );
}
