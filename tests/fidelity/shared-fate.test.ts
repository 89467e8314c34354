/**
 * Shared fate: a chain's availability multiplies, and who stands or falls when identity, a gateway or the network is away.
 *
 * @holds service
 */
import { expect, test } from 'vitest';
import { Simulation } from '../../simulator/engine/simulation';
import { reportOf, type RunReport } from '../../simulator/engine/report';
import { shippedDocument } from '../corner-shop';
import { finish, prepare, run } from '../running';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

test('a synchronous chain of n services has the product of their availabilities', () => {
  const asked = new Map<string, { started: number; succeeded: number }>();
  for (const seed of SEEDS) {
    const simulation = run('chain', {
      deployment: 'apart',
      experiment: 'one-in-a-hundred',
      seed,
      lengthNs: 20e9,
    });
    for (const { name, succeeded, failed } of reportOf(simulation, 0).requests.byOperation) {
      const sum = asked.get(name) ?? { started: 0, succeeded: 0 };
      asked.set(name, { started: sum.started + succeeded + failed, succeeded: sum.succeeded + succeeded });
    }
  }
  for (const hops of [1, 3, 5, 10]) {
    const { started = 0, succeeded = 0 } = asked.get(`hop${hops}.ask`) ?? {};
    const expected = 0.99 ** hops;
    // Four standard deviations of a binomial share.
    const margin = 4 * Math.sqrt((expected * (1 - expected)) / started);
    expect(started).toBeGreaterThan(5000);
    expect(Math.abs(succeeded / started - expected), `${hops} hops`).toBeLessThan(margin);
  }
});

/** Only one kind of visitor, under a fault. */
function signedIn(task: string, deployment: string, fault: string, lengthNs = 60e9): RunReport {
  const document = shippedDocument('signed-in');
  document.tasks = Object.fromEntries(Object.entries(document.tasks).filter(([name]) => name === task));
  const choice = { deployment, experiment: 'open-loop', seed: 1, lengthNs, faults: [fault] };
  const { plan, guest } = prepare(document, choice);
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  return reportOf(simulation, 0);
}

function fellBecauseOf(report: RunReport, party: string): string[] {
  return report.services.flatMap(({ name, fell }) =>
    fell.some(({ because }) => because === party) ? [name] : [],
  );
}

test('with identity away whoever asks it falls though healthy; whoever checks tokens himself stands until they run out', () => {
  const away = 'crash identity from 20s to 24s';
  const asking = signedIn('orderByReference', 'two-gateways', away);
  const checking = signedIn('orderWithSignedToken', 'two-gateways', away);
  // 20 a second for four seconds: all of them.
  expect(asking.requests.failed).toBeGreaterThan(60);
  expect(fellBecauseOf(asking, 'identity')).toEqual(expect.arrayContaining(['web', 'orders']));
  // The token of the moment was issued at about 19 s, and lasts for 20.
  expect(checking.requests.failed).toBe(0);
  expect(fellBecauseOf(checking, 'identity')).not.toContain('orders');
});

test('longer than a token lasts, nobody stands', () => {
  const { requests } = signedIn('orderWithSignedToken', 'two-gateways', 'crash identity from 20s to 50s');
  expect(requests.failed).toBeGreaterThan(200);
});

test('rotated keys are fetched when they are missed, and nobody is refused for it', () => {
  const report = signedIn('orderWithSignedToken', 'two-gateways', 'delay identity by 1ms at 1s', 400e9);
  expect(report.requests.failed + report.requests.unknown).toBe(0);
  const fetched = report.operations.find(({ name }) => name === 'identity.keys')?.count ?? 0;
  // Each of two processes begins with the keys of the first two minutes, and misses one every two minutes after.
  expect(fetched).toBeGreaterThanOrEqual(6);
  expect(fetched).toBeLessThan(20);
});

test('one gateway is everybody’s fate, a gateway each is not', () => {
  const shared = signedIn('orderByTelephone', 'one-gateway', 'crash web from 20s to 30s');
  const apart = signedIn('orderByTelephone', 'two-gateways', 'crash web from 20s to 30s');
  expect(shared.requests.failed).toBeGreaterThan(100);
  expect(apart.requests.failed + apart.requests.unknown).toBe(0);
});

test('the network is every wire, and no call within a process', () => {
  const unharmed = (deployment: string): number =>
    signedIn('orderWithSignedToken', deployment, 'delay network by 0ms at 0s').requests.latencyMs?.mean ?? 0;
  const delayed = (deployment: string): number =>
    signedIn('orderWithSignedToken', deployment, 'delay network by 10ms at 0s').requests.latencyMs?.mean ?? 0;
  // To the gateway, to orders, to wallet, and to two databases, there and back.
  expect(delayed('two-gateways') - unharmed('two-gateways')).toBeGreaterThan(99);
  // Within one process only the way to it and to its database is left.
  expect(delayed('monolith') - unharmed('monolith')).toBeLessThan(65);
  const cut = signedIn('orderWithSignedToken', 'two-gateways', 'cut network from 20s to 25s').requests;
  expect(cut.failed).toBe(0);
  expect(cut.unknown).toBeGreaterThan(80);
});
