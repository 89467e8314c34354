/** The versions of a module beside its first: what their releases do to its tables, looked up and checked. */
import type { CheckedDocument } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { didYouMean } from '../../model/names';
import type { SchemaChange, VersionPlan } from '../../model/plan';

type CheckedModule = CheckedDocument['modules'][string];
type CheckedChange = CheckedModule['versions'][string]['before'][number];

/** The plans; tables and columns that a change cannot mean become faults. */
export function compileVersions(
  name: string,
  module: CheckedModule,
  tableIndex: ReadonlyMap<string, number>,
  faults: FaultList,
): VersionPlan[] {
  const { tables, versions } = module;
  const known = new Map(Object.entries(tables).map(([table, { columns }]) => [table, new Set(columns)]));
  const all = Object.values(versions).flatMap(({ before, after }) => [...before, ...after]);
  for (const change of all) for (const added of addedBy(change)) known.get(change.table)?.add(added);
  const compile = (changes: readonly CheckedChange[], path: PathParts): SchemaChange[] =>
    changes.map((change, i) => {
      checkChange(change, module, known.get(change.table), [...path, i], faults);
      return { ...planned(change), table: tableIndex.get(`${name}.${change.table}`) ?? -1 };
    });
  return Object.entries(versions).map(([version, { before, after }]) => {
    const path = ['modules', name, 'versions', version];
    return {
      name: version,
      before: compile(before, [...path, 'before']),
      after: compile(after, [...path, 'after']),
    };
  });
}

function planned(change: CheckedChange): Omit<SchemaChange, 'table'> {
  if ('add' in change) return { does: 'add', column: change.add, to: '' };
  if ('drop' in change) return { does: 'drop', column: change.drop, to: '' };
  if ('copy' in change) return { does: 'copy', column: change.copy, to: change.to };
  return { does: 'rename', column: change.rename, to: change.to };
}

/** Columns that are there after a change and may not have been before. */
function addedBy(change: CheckedChange): string[] {
  if ('add' in change) return [change.add];
  return 'rename' in change ? [change.to] : [];
}

/** `columns` are all that the table ever has; in which order releases come, nobody knows before. */
function checkChange(
  change: CheckedChange,
  { tables }: CheckedModule,
  columns: ReadonlySet<string> | undefined,
  path: PathParts,
  faults: FaultList,
): void {
  const { table } = change;
  if (columns === undefined)
    return faults.add('unknown-table', [...path, 'table'], `the module has no table \`${table}\``, () =>
      didYouMean(table, Object.keys(tables)),
    );
  if (tables[table]?.columns === undefined)
    return faults.add(
      'no-columns',
      [...path, 'table'],
      `the table \`${table}\` declares no columns, so there is nothing to change`,
      'say which `columns` it begins with',
    );
  for (const [key, column] of Object.entries(change))
    if (key !== 'table' && !columns.has(column))
      faults.add('unknown-column', [...path, key], `\`${table}\` never has a column \`${column}\``, () =>
        didYouMean(column, columns),
      );
}
