/** The code that does what a module does by default: what one begins with who writes its own. */
import type { SystemDocument } from '../../../simulator';

type Operation = SystemDocument['modules'][string]['operations'][string];

/** Rows among which the default handler reads and writes. */
const ROWS = 100;

/** A handler for each operation, which does just what the default handler does. */
export function starterCode({ modules }: SystemDocument, module: string): string {
  const { operations = {} } = modules[module] ?? {};
  const handlers = Object.entries(operations).map(([name, operation]) => handlerOf(name, operation));
  return `import type { Ctx } from 'faultline';\n\n${handlers.join('\n')}`;
}

function handlerOf(name: string, operation: Operation): string {
  const {
    explains,
    reads = [],
    writes = [],
    calls = [],
    callsInParallel = false,
    publishes = [],
  } = operation;
  const needsKey = reads.length + writes.length + publishes.length > 0;
  const called = calls.map((callee) => `ctx.call('${callee}', {})`);
  const lines = [
    'await ctx.work();',
    ...(needsKey ? [`const key = \`row-\${1 + Math.floor(ctx.random() * ${ROWS})}\`;`] : []),
    ...reads.map((table) => `await ctx.table('${table}').get(key);`),
    ...writes.map((table) => `await ctx.table('${table}').put(key, { atMs: ctx.now() });`),
    ...(callsInParallel && called.length > 1
      ? [`await Promise.all([${called.join(', ')}]);`]
      : called.map((call) => `await ${call};`)),
    ...publishes.map((topic) => `await ctx.publish('${topic}', { key }, { key });`),
    'return null;',
  ];
  const says = explains === undefined || explains === '' ? '' : `/** ${explains} */\n`;
  return `${says}export async function ${name}(ctx: Ctx) {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}
