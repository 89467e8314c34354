/** Lowered code does what the original does, run natively: same results, same errors, same order of what it did. */
import vm from 'node:vm';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { lower, lowerToDebug } from '.';
import { CORPUS } from './testing/corpus';
import { FakeRuntime, type LoweredDocument } from './testing/fake-runtime';

interface Outcome {
  readonly value?: unknown;
  readonly error?: unknown;
  readonly log: readonly unknown[];
}

/** A `ctx` whose calls echo their argument, or fail with it; everything it sees goes into the log. */
function fakeCtx(log: unknown[]) {
  return {
    log: (message: unknown) => void log.push(message),
    call: (operation: string, argument: unknown) => {
      log.push(['call', operation, argument]);
      return operation === 'fail' ? Promise.reject(new Error(String(argument))) : Promise.resolve(argument);
    },
  };
}

async function outcomeOf(run: (ctx: unknown) => Promise<unknown>): Promise<Outcome> {
  const log: unknown[] = [];
  try {
    return { value: await run(fakeCtx(log)), log };
  } catch (error) {
    return { error: error instanceof Error ? [error.name, error.message] : error, log };
  }
}

function natively(source: string): Promise<Outcome> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const exports: Record<string, (ctx: unknown, args: unknown) => Promise<unknown>> = {};
  vm.compileFunction(outputText, ['exports'])(exports);
  return outcomeOf((ctx) => exports['main']?.(ctx, undefined) ?? Promise.reject(new Error('no main')));
}

function lowered(source: string, runtime = new FakeRuntime(), build = lower): Promise<Outcome> {
  const result = build([{ name: 'm', source }]);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const document = vm.runInThisContext(result.text) as LoweredDocument; // lower says so
  const operations = document(runtime)['m']?.() ?? {};
  return outcomeOf((ctx) => {
    const main = operations['main'];
    return main === undefined ? Promise.reject(new Error('no main')) : runtime.drive(main(ctx, undefined));
  });
}

test.each(Object.entries(CORPUS))('%s', async (_name, source) => {
  expect(await lowered(source)).toStrictEqual(await natively(source));
});

test.each(Object.entries(CORPUS))('%s, in a debug build that looks everywhere', async (_name, source) => {
  const [plain, debug] = [new FakeRuntime(), new FakeRuntime()];
  expect(await lowered(source, debug, lowerToDebug)).toStrictEqual(await lowered(source, plain));
  expect([debug.fuel, debug.depth]).toEqual([plain.fuel, plain.depth]);
});

test('no snippet fails by accident', async () => {
  const meant = ['await rejects out of the handler', 'throws a plain value'];
  for (const [name, source] of Object.entries(CORPUS))
    expect([name, 'error' in (await natively(source))]).toEqual([name, meant.includes(name)]);
});
