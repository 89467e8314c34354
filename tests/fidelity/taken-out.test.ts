/**
 * Each idea with its mechanism taken out: what it costs must go with it, or the tests of the idea would hold for another reason.
 *
 * @holds queue, kubernetes
 */
import { afterEach, expect, test, vi } from 'vitest';
import { loadSystem } from '../../lessons/systems';
import { Queue } from '../../simulator/components/queue/queue';
import { exportOtlp } from '../../simulator/engine/otlp-export';
import { Simulation } from '../../simulator/engine/simulation';
import { Journal } from '../../simulator/kernel/journal';
import { Fact } from '../../simulator/telemetry/facts';
import { shippedDocument, shopWith } from '../corner-shop';
import { faultIn, finish, prepare, rowsOf } from '../running';
import { runShop } from './discovery/runs';
import { slowService } from './tracing/search';

afterEach(() => vi.restoreAllMocks());

test('messages: a queue that takes nothing back loses what a consumer held when it died', () => {
  const mailsAfter = (): number => {
    const { plan, guest } = prepare(loadSystem('corner-shop'), {
      deployment: 'mail-through-a-queue',
      experiment: 'one-order',
      seed: 1,
      lengthNs: 20e9,
      faults: ['crash notifications when notifications.send starts'],
    });
    const simulation = new Simulation(plan, guest);
    finish(simulation);
    return rowsOf(simulation, 'notifications.messages').length;
  };
  expect(mailsAfter()).toBe(1);
  const queue = Queue.prototype as unknown as { comesBack(): void }; // it is private, and taken out
  vi.spyOn(queue, 'comesBack').mockImplementation(() => undefined);
  expect(mailsAfter()).toBe(0);
});

test('discovery: whoever keeps no answer pays next to nothing for an instance that dies', () => {
  const killed = ['crash payments#2 at 20s for 30s'];
  const kept = runShop(shopWith('kubernetes'), 1, killed).failed;
  const notKept = runShop(shopWith('kubernetes', {}, { ttl: '0s' }), 1, killed).failed;
  expect(kept).toBeGreaterThan(60);
  expect(notKept).toBeLessThan(kept / 5);
});

test('tracing: the context passed on by everybody, the search that was in vain succeeds', () => {
  const found = (isPassedOn: boolean): string | undefined => {
    const { plan, guest } = prepare(loadSystem('online-boutique'), {
      deployment: 'broken-context',
      experiment: 'slow-service',
      seed: 3,
      lengthNs: 20e9,
    });
    const services = plan.instruments.services.map((one) =>
      isPassedOn ? { ...one, propagates: true } : one,
    );
    const simulation = new Simulation({ ...plan, instruments: { ...plan.instruments, services } }, guest);
    let otlp = '';
    const end = exportOtlp(simulation, 'instruments', (piece) => (otlp += piece));
    finish(simulation);
    end();
    const target = simulation.schedule.faults[0]?.target;
    const slow = target?.kind === 'service' ? plan.services[target.index]?.name : undefined;
    expect(slow).not.toBe('frontend');
    return slowService(otlp) === slow ? 'the slow one' : slowService(otlp);
  };
  expect(found(false)).toBe('frontend');
  expect(found(true)).toBe('the slow one');
});

test('shared fate: where nobody asks the identity service any more, nobody falls with it', () => {
  const failed = (isAsked: boolean): number => {
    const document = shippedDocument('signed-in');
    const { orderByReference } = document.tasks;
    Object.assign(document, { tasks: { orderByReference } });
    if (!isAsked)
      for (const module of [document.modules['orders'], document.modules['wallet']])
        Object.assign(module ?? {}, {
          handlers: module?.handlers?.replace("=== 'reference') {", "=== 'reference') { return;"),
        });
    const { plan, guest } = prepare(document, {
      deployment: 'two-gateways',
      experiment: 'open-loop',
      seed: 1,
      lengthNs: 60e9,
      faults: ['crash identity from 20s to 24s'],
    });
    const simulation = new Simulation(plan, guest);
    finish(simulation);
    return simulation.system.clients.failed;
  };
  expect(failed(true)).toBeGreaterThan(60);
  expect(failed(false)).toBe(0);
});

test('why: without causes in the journal nobody finds the fault', () => {
  const why = (): number | undefined => {
    const { plan, guest } = prepare(loadSystem('corner-shop'), {
      deployment: 'payments-apart',
      experiment: 'one-order',
      seed: 1,
    });
    const faults = [faultIn(plan, 'cut payments reply after charge returns')];
    const simulation = new Simulation({ ...plan, faults }, guest);
    finish(simulation);
    const { journal } = simulation.system.kernel;
    const row = journal.kinds.indexOf(Fact.gapOpened);
    return simulation.readers.why?.ask({ of: 'row', number: row }, simulation.nowNs)?.fault;
  };
  expect(why()).toBe(0);
  const append = Journal.prototype.append;
  vi.spyOn(Journal.prototype, 'append').mockImplementation(function (this: Journal, ...fact) {
    const [kind, a, b, c, value] = fact;
    return append.call(this, kind, a, b, c, value, -1);
  });
  expect(why()).not.toBe(0);
});
