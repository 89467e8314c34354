import { expect, test } from 'vitest';
import { TEST_CATALOGUE } from '../../model/testing/catalogue';
import { changed, shopDocument } from '../../model/testing/document';
import { checkWith } from './checker';
import type { LowerHandlers } from './checker';

const placesOf = (document: unknown, lower?: LowerHandlers): string[] =>
  checkWith(TEST_CATALOGUE, document, lower).map(({ code, path }) => `${code} ${path}`);

test('a document without faults has none', () => {
  expect(placesOf(shopDocument())).toEqual([]);
});

test('every deployment and every experiment is looked at, and each fault is told once', () => {
  const twice = changed(['deployments', 'apart', 'services', 'shop', 'modules', 0], 'ordrs');
  expect(placesOf(twice)).toEqual([
    'unknown-module deployments.apart.services.shop.modules[0]',
    'module-nowhere deployments.apart.services',
  ]);
  expect(
    placesOf(changed(['experiments', 'hand', 'workload'], { requests: [{ at: '1s', task: 'by' }] })),
  ).toEqual(['unknown-task experiments.hand.workload.requests[0].task']);
});

test('a fault may name what only another deployment has, but not what none has', () => {
  expect(placesOf(changed(['experiments', 'hand', 'faults'], ['crash payments-cache']))).toEqual([]);
  expect(placesOf(changed(['experiments', 'hand', 'faults'], ['crash payments-cash']))).toEqual([
    'bad-fault experiments.hand.faults[0]',
  ]);
});

test('a document without deployments or experiments is told so', () => {
  expect(placesOf({ ...shopDocument(), deployments: {} })).toEqual(['no-deployment deployments']);
  expect(placesOf({ ...shopDocument(), experiments: {} })).toEqual(['no-experiment experiments']);
});

test('handlers are lowered, and what is wrong with them is a fault of the document', () => {
  const fault = {
    code: 'syntax',
    path: 'modules.payments.handlers',
    message: 'no',
    hint: 'yes',
    line: 1,
    column: 2,
  };
  const seen: string[] = [];
  const lower: LowerHandlers = (modules) => {
    seen.push(...modules.map((module) => module.name));
    return { ok: false, faults: [fault] };
  };
  expect(checkWith(TEST_CATALOGUE, shopDocument(), lower)).toEqual([fault]);
  expect(seen).toEqual(['payments']);
});
