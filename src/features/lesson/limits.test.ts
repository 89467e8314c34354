import { expect, test } from 'vitest';
import { hasPanel } from '../../shared/run';
import { hasCommand, limitsAt } from './limits';
import { LESSON } from './testing';

test('a step has what was added up to it, and only who mends has the tools', () => {
  const [opening, asking, mending] = [0, 1, 2].map((view) => limitsAt(LESSON, view, view === 1));
  expect([...(opening?.parts ?? [])]).toEqual([]);
  expect([...(asking?.parts ?? [])]).toEqual(['promises']);
  expect([...(asking?.doings ?? [])]).toEqual([]);
  expect([...(mending?.parts ?? [])].toSorted()).toEqual(['boundary', 'inspector', 'promises']);
  expect([...(mending?.doings ?? [])]).toEqual(['boundary', 'instances']);
});

test('panels and keys follow from it; while a question is open nothing runs', () => {
  const asking = limitsAt(LESSON, 1, true);
  const mending = limitsAt(LESSON, 2, false);
  expect(hasPanel(asking, 'invariants')).toBe(true);
  expect(hasPanel(asking, 'boundary')).toBe(false);
  expect(['play', 'draw', 'own-service', 'break', 'share'].filter((id) => hasCommand(asking, id))).toEqual(
    [],
  );
  const wanted = [
    'play',
    'draw',
    'undo',
    'own-service',
    'add',
    'connect',
    'break',
    'documents',
    'deployment',
  ];
  expect(wanted.filter((id) => hasCommand(mending, id))).toEqual(['play', 'draw', 'undo', 'own-service']);
});
