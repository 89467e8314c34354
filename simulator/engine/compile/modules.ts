/** The part of a plan that every deployment shares: modules, operations, tables, and what is wrong among them. */
import type { CheckedDocument } from '../../model/document';
import { pathText, type FaultList } from '../../model/document-fault';
import { CLIENTS, didYouMean } from '../../model/names';
import type { OperationPlan, Plain, TablePlan } from '../../model/plan';
import { endlessCalls } from './endless-calls';
import { exportedOperations } from './exported-operations';
import { compileTopics, type Topic } from './brokers';
import { foreignTables } from './foreign-tables';

/** A module before a deployment has given it a service and a store. */
export interface BusinessModule {
  readonly name: string;
  readonly external: boolean;
  readonly hasHandlers: boolean;
  readonly keepsTables: boolean;
  /** Tables of other modules that its text names. */
  readonly uses: readonly number[];
}

/** The business code of a document, with names turned into indices. */
export interface Business {
  readonly modules: readonly BusinessModule[];
  readonly operations: readonly OperationPlan[];
  readonly tables: readonly TablePlan[];
  readonly moduleIndex: ReadonlyMap<string, number>;
  readonly topics: readonly Topic[];
  /** By full name, `module.operation`. */
  readonly operationIndex: ReadonlyMap<string, number>;
  /** By full name, `module.table`. */
  readonly tableIndex: ReadonlyMap<string, number>;
}

/** Flattens the modules; unknown calls, and handlers that no operation declares, become faults. */
export function compileModules(document: CheckedDocument, faults: FaultList): Business {
  const entries = Object.entries(document.modules);
  const operationIndex = new Map<string, number>();
  const tableIndex = new Map<string, number>();
  for (const [name, module] of entries) {
    if (name === CLIENTS)
      faults.add(
        'taken-name',
        ['modules', name],
        `\`${CLIENTS}\` means those outside`,
        'choose another name',
      );
    for (const operation of Object.keys(module.operations))
      operationIndex.set(`${name}.${operation}`, operationIndex.size);
    for (const table of Object.keys(module.tables)) tableIndex.set(`${name}.${table}`, tableIndex.size);
  }
  const operations = entries.flatMap(([name], index) =>
    operationsOf(document, name, index, operationIndex, faults),
  );
  const topics = compileTopics(document, operationIndex, faults);
  reportEndlessCalls(operations, topics, (index) => entries[index]?.[1].handlers !== undefined, faults);
  return {
    modules: entries.map(([name, module]) => ({
      name,
      external: module.external,
      hasHandlers: module.handlers !== undefined,
      keepsTables: Object.keys(module.tables).length > 0,
      uses: usesOf(document, name, tableIndex, faults),
    })),
    operations,
    tables: entries.flatMap(([name, module], index) =>
      Object.entries(module.tables).map(([table, { rows }]) => ({
        name: `${name}.${table}`,
        module: index,
        rows: rowList(rows),
      })),
    ),
    topics,
    moduleIndex: new Map(entries.map(([name], index) => [name, index])),
    operationIndex,
    tableIndex,
  };
}

/** Tables of others that a module's text names. Whoever is outside the system shares no table with it. */
function usesOf(
  document: CheckedDocument,
  name: string,
  tableIndex: ReadonlyMap<string, number>,
  faults: FaultList,
): number[] {
  const module = document.modules[name];
  const path = pathText(['modules', name, 'handlers']);
  const refuse = (code: string, line: number, message: string, hint: string): number[] => {
    faults.addFault({ code, path, line, message, hint });
    return [];
  };
  const named = module?.handlers === undefined ? [] : foreignTables(module.handlers);
  return named.flatMap(({ name: table, line }) => {
    const [owner = ''] = table.split('.');
    const index = tableIndex.get(table);
    if (index === undefined)
      return refuse(
        'unknown-table',
        line,
        `there is no table \`${table}\``,
        didYouMean(table, tableIndex.keys()),
      );
    if (owner === name) return [];
    if (module?.external === true || document.modules[owner]?.external === true) {
      const message = `\`${name}\` uses the table \`${table}\` across the system's boundary`;
      return refuse('foreign-table', line, message, 'call an operation of its owner instead');
    }
    return [index];
  });
}

function operationsOf(
  document: CheckedDocument,
  name: string,
  module: number,
  operationIndex: ReadonlyMap<string, number>,
  faults: FaultList,
): OperationPlan[] {
  const written = document.modules[name];
  if (written === undefined) return [];
  const handled = written.handlers === undefined ? undefined : exportedOperations(written.handlers);
  for (const operation of handled ?? [])
    if (!Object.hasOwn(written.operations, operation))
      faults.add(
        'undeclared-operation',
        ['modules', name, 'handlers'],
        `the handlers export \`${operation}\`, which is not among the operations`,
        () =>
          `add it to \`operations\`, or do not export it; ${didYouMean(operation, Object.keys(written.operations))}`,
      );
  return Object.entries(written.operations).map(
    ([operation, { work, calls, callsInParallel, publishes }]) => ({
      name: `${name}.${operation}`,
      module,
      work,
      calls: calls.flatMap((callee, i) => {
        const index = operationIndex.get(callee);
        if (index !== undefined) return [index];
        const path = ['modules', name, 'operations', operation, 'calls', i];
        faults.add('unknown-operation', path, `there is no operation \`${callee}\``, () =>
          didYouMean(callee, operationIndex.keys()),
        );
        return [];
      }),
      callsInParallel,
      ...usedTables(document, [name, operation], faults),
      ...(publishes === undefined ? {} : { publishes }),
      isDefault: handled !== undefined && !handled.has(operation),
    }),
  );
}

/** The tables that an operation's default handler uses; those that its module does not have become faults. */
function usedTables(
  document: CheckedDocument,
  [module, operation]: readonly [string, string],
  faults: FaultList,
): Pick<OperationPlan, 'reads' | 'writes'> {
  const { operations = {}, tables = {} } = document.modules[module] ?? {};
  const { reads, writes } = operations[operation] ?? {};
  for (const [key, named] of Object.entries({ reads, writes }))
    named?.forEach((table, i) => {
      if (Object.hasOwn(tables, table)) return;
      const path = ['modules', module, 'operations', operation, key, i];
      faults.add('unknown-table', path, `\`${module}\` has no table \`${table}\``, () =>
        didYouMean(table, Object.keys(tables)),
      );
    });
  return { ...(reads === undefined ? {} : { reads }), ...(writes === undefined ? {} : { writes }) };
}

function reportEndlessCalls(
  operations: readonly OperationPlan[],
  topics: readonly Topic[],
  hasHandlers: (module: number) => boolean,
  faults: FaultList,
): void {
  for (const operation of endlessCalls(operations, topics, hasHandlers)) {
    const [module = '', name = ''] = operation.name.split('.');
    faults.add(
      'endless-calls',
      ['modules', module, 'operations', name, 'calls'],
      'default handlers call each other, or publish to each other, in a circle: it never ends',
      'leave out one of them, or write a handler that knows when to stop',
    );
  }
}

function rowList(rows: Readonly<Record<string, Plain>>): TablePlan['rows'] {
  return Object.entries(rows).map(([key, row]) => ({ key, row }));
}
