/**
 * Failed requests when one of three instances goes: what each way of finding instances costs, and which layer was late.
 *
 * @holds kubernetes, consul, drain
 */
import { expect, test } from 'vitest';
import { Late } from '../../../simulator/telemetry/facts';
import { shopWith, WAYS, type Way } from '../../corner-shop';
import { runShop } from './runs';

const KILL = ['crash payments#2 at 20s for 30s'];
const DRAIN = ['drain payments#2 at 20s for 30s'];
const failed = (way: Way, faults: readonly string[], payments = {}): number =>
  runShop(shopWith(way, payments), 1, faults).failed;

test('nobody corrects a static list, Kubernetes’ callers keep an answer, Consul’s wait for the next check', () => {
  const [list = 0, kubernetes = 0, consul = 0] = WAYS.map((way) => failed(way, KILL));
  if (process.env['SHOW']) console.log('kill', list, kubernetes, consul);
  expect(list).toBeGreaterThan(kubernetes);
  expect(kubernetes).toBeGreaterThan(consul);
  expect(consul).toBeGreaterThan(0);
});

test('a drain helps where callers learn of it in time', () => {
  const [list = 0, kubernetes = 0, consul = 0] = WAYS.map((way) => failed(way, DRAIN));
  const patient = failed('kubernetes', DRAIN, { preStop: '35s', grace: '60s' });
  if (process.env['SHOW']) console.log('drain', list, kubernetes, consul, patient);
  expect(list).toBeGreaterThan(kubernetes);
  expect(kubernetes).toBeGreaterThan(10);
  expect(consul).toBeLessThan(3);
  expect(patient).toBe(0);
});

test('the layer that was late is named', () => {
  const kubernetes = runShop(shopWith('kubernetes'), 1, KILL).byLayer;
  expect(kubernetes.get(Late.cache) ?? 0).toBeGreaterThan(10 * (kubernetes.get(Late.probe) ?? 0));
  const consul = runShop(shopWith('consul'), 1, KILL).byLayer;
  expect([...consul.keys()]).toEqual([Late.probe]);
  const hung = runShop(shopWith('kubernetes'), 1, ['hang payments#2 at 20s for 30s']).byLayer;
  expect(hung.get(Late.probe) ?? 0).toBeGreaterThan(0);
});

test('while the registry is down believers go on with what they believe, and no longer', () => {
  const short = runShop(shopWith('kubernetes', {}, { ttl: '60s' }), 1, ['crash registry at 20s for 20s']);
  expect(short.failed).toBe(0);
  const lookups = runShop(shopWith('consul'), 1, ['crash registry at 20s for 20s']);
  expect(lookups.failed).toBeGreaterThan(0);
  const watched = runShop(shopWith('consul', {}, { lookup: 'watch' }), 1, ['crash registry at 20s for 20s']);
  expect(watched.failed).toBe(0);
});
