/**
 * The types of `ctx` for one document: which operations there are, with the arguments and answers that their own code
 * declares, which tables and which topics. What nobody has written code for takes and gives anything plain.
 */
import type { SystemDocument } from '../../../simulator';
import { topicsOf } from '../../document/edits';
import base from '../../../lessons/systems/faultline.d.ts?raw';

/** A file for the language service, by its address. */
export type TypeFiles = Readonly<Record<string, string>>;

/** Address of a module's code. */
export function addressOf(module: string): string {
  return `file:///modules/${module}.ts`;
}

const LOOSE_CALL = /^ *call<Answer extends Plain = Plain>.*$/m;
const LOOSE_PUBLISH = /publish\(topic: string,/;
const LOOSE_TABLE = /table<Row extends Plain = Plain>\(name: string\)/;

/**
 * A call of an operation that is known is checked against its code; one that says what it expects is believed. A module's own
 * operations stand aside: the compiler looks at all of them to understand one call, and would go round in a circle through
 * the function in which the call stands.
 */
const CALL = `
    call<Name extends keyof FaultlineBare>(operation: Name, args?: Plain): Promise<FaultlineBare[Name]>;
    call<Name extends keyof FaultlineArguments>(
      operation: Name,
      args: FaultlineArguments[Name],
    ): Promise<FaultlineAnswers[Name]>;
    call<Answer extends Plain = never>(
      operation: [Answer] extends [never] ? never : keyof FaultlineBare | keyof FaultlineArguments,
      args?: Plain,
    ): Promise<Answer>;`;

/** The files that declare it for the code of `module`, whose own operations take and give anything plain. Throws when \`faultline.d.ts\` is no longer what this was written for. */
export function guestTypes(document: SystemDocument, module: string): TypeFiles {
  for (const line of [LOOSE_CALL, LOOSE_PUBLISH, LOOSE_TABLE])
    if (!line.test(base)) throw new Error('faultline.d.ts has changed, and guestTypes does not know it.');
  const known = base
    .replace(LOOSE_CALL, CALL)
    .replace(LOOSE_PUBLISH, `publish(topic: ${union([...topicsOf(document)])},`)
    .replace(LOOSE_TABLE, `table<Row extends Plain = Plain>(name: ${union(tablesOf(document))})`);
  return { 'file:///faultline.d.ts': known, 'file:///operations.d.ts': operationsOf(document, module) };
}

function operationsOf({ modules }: SystemDocument, own: string): string {
  const imports: string[] = [];
  const [bare, taken, given]: [string[], string[], string[]] = [[], [], []];
  Object.entries(modules).forEach(([name, { handlers = '', operations }], i) => {
    if (handlers !== '') imports.push(`import type * as m${i} from './modules/${name}';`);
    for (const operation of Object.keys(operations)) {
      const code = `typeof m${i}.${operation}`;
      const key = `    '${name}.${operation}'`;
      const parameters = name === own ? undefined : parametersOf(handlers, operation);
      if (parameters === undefined) bare.push(`${key}: Plain;`);
      else if (parameters < 2) bare.push(`${key}: Awaited<ReturnType<${code}>>;`);
      else {
        taken.push(`${key}: Parameters<${code}>[1];`);
        given.push(`${key}: Awaited<ReturnType<${code}>>;`);
      }
    }
  });
  return `import type { Plain } from 'faultline';
${imports.join('\n')}
declare global {
  /** Operations that take nothing, or anything, and what they answer. */
  interface FaultlineBare {
${bare.join('\n')}
  }
  interface FaultlineArguments {
${taken.join('\n')}
  }
  interface FaultlineAnswers {
${given.join('\n')}
  }
}
`;
}

/** How many parameters an operation's handler has, one or two; undefined when nobody has written one. */
function parametersOf(handlers: string, operation: string): number | undefined {
  const declared = new RegExp(`\\bexport\\s+async\\s+function\\s+${operation}\\s*\\(([^,)]*)([,)])`).exec(
    handlers,
  );
  if (declared === null) return undefined;
  return declared[2] === ',' ? 2 : 1;
}

/** Short names are a module's own tables; the language service does not know whose code asks, so it lets all of them pass. */
function tablesOf({ modules }: SystemDocument): string[] {
  return Object.entries(modules).flatMap(([module, { tables = {} }]) =>
    Object.keys(tables).flatMap((table) => [table, `${module}.${table}`]),
  );
}

function union(names: readonly string[]): string {
  const unique = [...new Set(names)];
  return unique.length === 0 ? 'string' : unique.map((name) => `'${name}'`).join(' | ');
}
