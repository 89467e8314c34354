import { expect, test } from 'vitest';
import { loadSystem } from '../systems';
import { prepare } from '../../tests/running';
import { FIGURES, type FigureName } from '.';
import { ranWith } from '../judge/testing';

/** A figure of a deployment of the corner shop, which nobody runs. */
function figure(deployment: string, measure: FigureName, ...of: string[]): number | undefined {
  const { plan } = prepare(loadSystem('corner-shop'), { deployment, seed: 1 });
  return FIGURES[measure].measure(ranWith({}, plan), { of, quantile: 'p95' })?.value;
}

test('what a transaction reaches ends at a boundary', () => {
  const reach = (deployment: string) => figure(deployment, 'oneTransaction', 'orders', 'payments');
  expect([reach('monolith'), reach('payments-apart'), reach('microservices')]).toEqual([1, 0, 0]);
  expect(figure('payments-apart', 'oneTransaction', 'orders', 'users')).toBe(1);
});

test('who is alone and who is together', () => {
  expect(figure('payments-apart', 'alone', 'payments')).toBe(1);
  expect(figure('payments-apart', 'alone', 'orders')).toBe(0);
  expect(figure('payments-apart', 'together', 'orders', 'users', 'payments')).toBe(0);
  expect(figure('monolith', 'alone', 'nobody')).toBeUndefined();
});

test('what a design costs counts every instance', () => {
  expect(figure('found-by-a-list', 'instances')).toBe(4);
  expect(figure('found-by-a-list', 'cpus')).toBe(7);
  expect(figure('found-by-a-list', 'largestCpus')).toBe(4);
  expect(figure('found-by-a-list', 'memory')).toBe((512 + 3 * 128) * 2 ** 20);
  expect(figure('microservices', 'deployables')).toBe(5);
});
