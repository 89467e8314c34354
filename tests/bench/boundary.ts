/** How long the report of a boundary takes on a system as large as a document may have one. */
import { boundaryReport, split } from '../../simulator/boundary';
import { compile } from '../../simulator/engine/compile';
import type { SystemDocument } from '../../simulator/model/document';

const SERVICES = 99;
const CALLS_EACH = 3;

/** Ninety-nine services, so that one more has room, of two modules, each with a table, a transaction and three calls further on. */
export function largeSystem(): SystemDocument {
  const numbers = Array.from({ length: 2 * SERVICES }, (_, number) => number);
  const callees = (number: number): string[] =>
    numbers
      .slice(1, CALLS_EACH + 1)
      .map((step) => number + step * step)
      .filter((callee) => callee < numbers.length)
      .map((callee) => `m${callee}.run`);
  const handlers = (number: number): string => `
    export async function run(ctx) {
      await ctx.transaction(async () => {
        await ctx.table('rows').put('a', {});
        ${callees(number)
          .map((callee) => `await ctx.call('${callee}');`)
          .join('\n')}
      });
    }`;
  const modules = Object.fromEntries(
    numbers.map((number) => [
      `m${number}`,
      {
        explains: '',
        operations: { run: { calls: callees(number) } },
        tables: { rows: {} },
        handlers: handlers(number),
      },
    ]),
  );
  const services = Object.fromEntries(
    numbers.filter((number) => number % 2 === 0).map((number) => [`s${number}`, [number, number + 1]]),
  );
  const parties = (shape: object): object =>
    Object.fromEntries(
      Object.entries(services).map(([name, members]) => [
        'kind' in shape ? `${name}-database` : name,
        { ...shape, modules: members.map((number) => `m${number}`) },
      ]),
    );
  return {
    format: 'faultline/1',
    name: 'large',
    title: 'Large',
    summary: '',
    modules,
    tasks: { all: { weight: 1, steps: [{ request: 'm0.run' }] } },
    deployments: {
      only: { explains: '', services: parties({}), stores: parties({ kind: 'database' }) },
    },
    experiments: { none: { workload: { requests: [] }, length: '1s' } },
  } as unknown as SystemDocument; // made above, in the document's form
}

/** Milliseconds for the report alone, and for the edit and both plans with it. */
export function boundaryMs(): { readonly report: number; readonly all: number } {
  const document = largeSystem();
  const compiled = (of: unknown) => {
    const read = compile(of, { seed: 1 });
    if (!read.ok) throw new Error(JSON.stringify(read.faults[0]));
    return read;
  };
  const began = performance.now();
  const before = compiled(document);
  const edited = split(document, 'only', ['m51'], { into: 'drawn' });
  if (!edited.ok) throw new Error(JSON.stringify(edited.faults[0]));
  const after = compiled(edited.document);
  const ready = performance.now();
  const { statements } = boundaryReport(before, after);
  const done = performance.now();
  if (statements.length === 0) throw new Error('the boundary changes something');
  return { report: done - ready, all: done - began };
}
