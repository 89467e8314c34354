import { expect, test } from 'vitest';
import { loadSystem } from '../../../lessons/systems';
import { loadCompiler, loadToolkit, type Intervention } from '../../../simulator';
import { interventionsOf, savedActs } from './acts';
import type { SavedRequest } from '../../shared/run';

async function setting() {
  const { compile, tasksOf } = await loadCompiler();
  const compiled = compile(loadSystem('corner-shop'), { deployment: 'payments-apart', seed: 1 });
  if (!compiled.ok) throw new Error(compiled.faults[0]?.message);
  return { plan: compiled.plan, tasks: tasksOf(compiled.document) };
}

const act = (request: SavedRequest) => [{ atNs: 3, sequence: 2, act: request }];

test('what was done is kept in words, and is the same again', async () => {
  const { plan, tasks } = await setting();
  const { readFault } = await loadToolkit();
  const read = readFault('cut payments reply after charge returns', plan);
  const [task] = Object.values(tasks);
  if (!read.ok || task === undefined) throw new Error('both are there');
  const change = { target: { kind: 'service', index: 0 }, name: 'cpus', value: 2 } as const;
  const made: Intervention[] = [
    { atNs: 0, sequence: 0, request: { kind: 'request', task } },
    { atNs: 5, sequence: 3, request: { kind: 'fault', fault: read.fault } },
    { atNs: 5, sequence: 3, request: { kind: 'lift', fault: plan.faults.length } },
    { atNs: 7, sequence: 8, request: { kind: 'parameter', change } },
  ];
  const kept = savedActs(made);
  expect(JSON.parse(JSON.stringify(kept))).toEqual(kept);
  expect(await interventionsOf(kept, { plan, tasks })).toEqual({ ok: true, value: made });
});

test.each<[SavedRequest, string]>([
  [{ kind: 'fault', text: 'crash the moon' }, '“crash the moon”'],
  [{ kind: 'lift', fault: 0 }, 'no fault 0'],
  [{ kind: 'request', task: 'constructor' }, 'no task “constructor”'],
  [
    { kind: 'parameter', change: { target: { kind: 'service', index: 99 }, name: 'cpus', value: 1 } },
    '“cpus” cannot be changed',
  ],
  [
    { kind: 'parameter', change: { target: { kind: 'link', index: 0 }, name: 'loss', value: 2 } },
    '“loss” cannot be changed to 2',
  ],
  [
    {
      kind: 'parameter',
      change: { target: { kind: 'policy', index: 0, place: 99 }, name: 'after', value: 1 },
    },
    '“after” cannot be changed',
  ],
])('%j means nothing here, and says so', async (request, words) => {
  const made = await interventionsOf(act(request), await setting());
  if (made.ok) throw new Error('it should be refused');
  expect(made.problem.message).toContain(words);
  expect(made.problem.path).toBe('acts[0]');
});
