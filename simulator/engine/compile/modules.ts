/** The part of a plan that every deployment shares: modules, operations, tables, and what is wrong among them. */
import type { CheckedDocument } from '../../model/document';
import { pathText, type FaultList, type PathParts } from '../../model/document-fault';
import { CLIENTS, didYouMean } from '../../model/names';
import type { ModulePlan, OperationPlan, Plain, TablePlan, VersionPlan } from '../../model/plan';
import { endlessCalls } from './endless-calls';
import { exportedOperations } from './exported-operations';
import { compileTopics, type Topic } from './brokers';
import { foreignTables } from './foreign-tables';
import { compileVersions } from './versions';

/** A module before a deployment has given it a service and a store. */
export interface BusinessModule {
  readonly name: string;
  readonly external: boolean;
  readonly hasHandlers: boolean;
  readonly keepsTables: boolean;
  readonly memoryBytes: number;
  /** Tables of other modules that its text, or that of one of its versions, names. */
  readonly uses: readonly number[];
  readonly columnsRead: NonNullable<ModulePlan['columnsRead']>;
  readonly versions: readonly VersionPlan[];
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
      memoryBytes: module.memory ?? 0,
      ...usesOf(document, name, tableIndex, faults),
      versions: compileVersions(name, module, tableIndex, faults),
    })),
    operations,
    tables: entries.flatMap(([name, module], index) =>
      Object.entries(module.tables).map(([table, { columns, rows }]) => ({
        name: `${name}.${table}`,
        module: index,
        ...(columns === undefined ? {} : { columns }),
        rows: rowList(rows, columns, ['modules', name, 'tables', table], faults),
      })),
    ),
    topics,
    moduleIndex: new Map(entries.map(([name], index) => [name, index])),
    operationIndex,
    tableIndex,
  };
}

/** Tables of others that a module's texts name, its versions' included, and what they read there. */
function usesOf(
  document: CheckedDocument,
  name: string,
  tableIndex: ReadonlyMap<string, number>,
  faults: FaultList,
): Pick<BusinessModule, 'uses' | 'columnsRead'> {
  const { handlers, versions = {} } = document.modules[name] ?? {};
  const path = ['modules', name];
  const texts: (readonly [PathParts, string])[] = Object.entries(versions).map(([version, text]) => [
    [...path, 'versions', version, 'handlers'],
    text.handlers,
  ]);
  if (handlers !== undefined) texts.unshift([[...path, 'handlers'], handlers]);
  const [first = [], ...others] = texts.map(([where, text]) =>
    usesIn(text, document, name, tableIndex, where, faults),
  );
  // What is read is told of the version that a run begins with.
  const columnsRead = first.flatMap(({ table, columns }) =>
    columns === undefined ? [] : [{ table, columns }],
  );
  return { uses: [...new Set([...first, ...others.flat()].map(({ table }) => table))], columnsRead };
}

/** Tables of others that one text names. Whoever is outside the system shares no table with it. */
function usesIn(
  text: string,
  document: CheckedDocument,
  name: string,
  tableIndex: ReadonlyMap<string, number>,
  where: PathParts,
  faults: FaultList,
): { readonly table: number; readonly columns: readonly string[] | undefined }[] {
  const path = pathText(where);
  const refuse = (code: string, line: number, message: string, hint: string): [] => {
    faults.addFault({ code, path, line, message, hint });
    return [];
  };
  return foreignTables(text).flatMap(({ name: table, line, columns }) => {
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
    if (document.modules[name]?.external === true || document.modules[owner]?.external === true) {
      const message = `\`${name}\` uses the table \`${table}\` across the system's boundary`;
      return refuse('foreign-table', line, message, 'call an operation of its owner instead');
    }
    return [{ table: index, columns }];
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
  const declared = Object.keys(written.operations);
  const handled =
    written.handlers === undefined
      ? undefined
      : exported(written.handlers, declared, ['modules', name, 'handlers'], faults);
  for (const [version, { handlers }] of Object.entries(written.versions))
    exported(handlers, declared, ['modules', name, 'versions', version, 'handlers'], faults);
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
      const path = ['modules', module, 'operations', operation, key, i];
      if (key === 'writes' && tables[table]?.columns !== undefined)
        faults.add(
          'unknown-column',
          path,
          `the default handler knows no columns, and \`${table}\` declares some`,
          'write a handler for it',
        );
      if (Object.hasOwn(tables, table)) return;
      faults.add('unknown-table', path, `\`${module}\` has no table \`${table}\``, () =>
        didYouMean(table, Object.keys(tables)),
      );
    });
  return { ...(reads === undefined ? {} : { reads }), ...(writes === undefined ? {} : { writes }) };
}

/** The operations that a text brings; one that nobody declares becomes a fault. */
function exported(
  text: string,
  declared: readonly string[],
  path: PathParts,
  faults: FaultList,
): ReadonlySet<string> {
  const operations = exportedOperations(text);
  for (const operation of operations)
    if (!declared.includes(operation))
      faults.add(
        'undeclared-operation',
        path,
        `the handlers export \`${operation}\`, which is not among the operations`,
        () => `add it to \`operations\`, or do not export it; ${didYouMean(operation, declared)}`,
      );
  return operations;
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

/** The rows in order. Where columns are declared a row has all of them, null where nothing is said, and no others. */
function rowList(
  rows: Readonly<Record<string, Plain>>,
  columns: readonly string[] | undefined,
  path: PathParts,
  faults: FaultList,
): TablePlan['rows'] {
  if (columns === undefined) return Object.entries(rows).map(([key, row]) => ({ key, row }));
  const empty = Object.fromEntries(columns.map((column) => [column, null]));
  return Object.entries(rows).map(([key, row]) => {
    const where = [...path, 'rows', key];
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      faults.add('wrong-type', where, 'a row of a table with columns is an object', 'name its columns');
      return { key, row: empty };
    }
    for (const column of Object.keys(row))
      if (!columns.includes(column))
        faults.add('unknown-column', [...where, column], `the table has no column \`${column}\``, () =>
          didYouMean(column, columns),
        );
    return { key, row: { ...empty, ...row } };
  });
}
