/** Breakpoints in simulated time: where a run stops, what it shows there, and that it stays the run it is without. */
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { loadSystem } from '../../lessons/systems';
import { compile, type RunChoice } from '../../simulator/engine/compile';
import { tasksOf } from '../../simulator/engine/compiling';
import type { GuestFactory } from '../../simulator/engine/guest';
import { Simulation } from '../../simulator/engine/simulation';
import { lowerToDebug, parseCondition, type Site } from '../../simulator/lowering';
import { handlersOf } from '../../simulator/model/handlers';
import { RunDriver } from '../../simulator/worker/driver';
import { makeLiveRun } from '../../simulator/worker/live-run';
import type { Breakpoints, LineBreakpoint, Result } from '../../simulator/worker/protocol';
import { faultIn, finish, prepare } from '../running';

const HOST = {
  nowMs: () => performance.now(),
  soon: (work: () => void) => void setImmediate(work),
  later: (delayMs: number, work: () => void) => void setTimeout(work, delayMs),
};

/** A run of a debug build. */
function open(name: string, choice: RunChoice) {
  const document = loadSystem(name);
  const compiled = compile(document, choice);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const { plan } = compiled;
  const lowered = lowerToDebug(handlersOf(compiled.document));
  if (!lowered.ok) throw new Error(JSON.stringify(lowered.faults));
  const guest = runInThisContext(lowered.text) as GuestFactory; // the text is ours
  const driver = new RunDriver(makeLiveRun, plan, guest, [], HOST);
  return { driver, plan, sites: lowered.sites, document: compiled.document };
}

/** The same run of an ordinary build, to its end. */
function hashWithout(name: string, choice: RunChoice): string {
  const { plan, guest } = prepare(loadSystem(name), choice);
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  return simulation.hash();
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Plays until it stands still. */
async function play(driver: RunDriver) {
  valueOf(driver.play(Infinity));
  for (;;) {
    const status = driver.status();
    if (status.state !== 'playing' && status.state !== 'seeking') return status;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function siteAt(sites: readonly Site[], module: string, line: number): number {
  const site = sites.findIndex((one) => one.module === module && one.line === line);
  if (site < 0) throw new Error(`${module} has no site on line ${line}`);
  return site;
}

function lineAt(sites: readonly Site[], module: string, line: number, condition?: string): LineBreakpoint {
  const site = siteAt(sites, module, line);
  const names = sites[site]?.scopes.flatMap((scope) => scope.names) ?? [];
  const parsed = condition === undefined ? undefined : parseCondition(condition, names);
  if (parsed?.ok === false) throw new Error(parsed.message);
  return { id: 1, site, condition: parsed?.condition ?? null };
}

const only = (...lines: LineBreakpoint[]): Breakpoints => ({ lines, worlds: [] });
const BY_HAND = { deployment: 'monolith', experiment: 'by-hand', seed: 3 };
const BUSY = { deployment: 'microservices', experiment: 'open-loop', seed: 3 };

async function order(opened: ReturnType<typeof open>): Promise<void> {
  const task = tasksOf(opened.document)['placeOrder'];
  if (task !== undefined) valueOf(await opened.driver.intervene({ kind: 'request', task }));
}

test('a run stops before a line, with what the variables hold there, and steps on from line to line', async () => {
  const opened = open('corner-shop', BY_HAND);
  const { driver, sites, plan } = opened;
  driver.breakAt(only(lineAt(sites, 'orders', 16)));
  await order(opened);
  const { state, stop, nowNs } = await play(driver);
  expect(state).toBe('paused');
  expect(stop).toMatchObject({ kind: 'line', breakpoint: 1, site: siteAt(sites, 'orders', 16), request: 1 });
  expect(plan.operations[stop?.operation ?? -1]?.name).toBe('orders.place');
  const shown = () => {
    const { stop } = driver.status();
    const names = sites[stop?.site ?? -1]?.scopes.flatMap((scope) => scope.names) ?? [];
    return Object.fromEntries(names.map((name, index) => [name, stop?.values[index]]));
  };
  expect(shown()).toMatchObject({ ctx: 'Ctx', order: expect.stringMatching(/^"/), user: expect.any(String) });
  expect(shown()['profile']).toMatch(/^\{ name: ".+", email: ".+" \}$/);

  const lines: (number | undefined)[] = [];
  for (;;) {
    const status = valueOf(await driver.stepLine());
    lines.push(sites[status.stop?.site ?? -1]?.line);
    if (status.stop?.kind !== 'line') break;
    expect(status.nowNs).toBeGreaterThanOrEqual(nowNs);
  }
  expect(driver.status().stop).toMatchObject({ kind: 'left', request: 0, span: stop?.span });
  expect(lines).toEqual([17, 18, 19, 20, 22, 23, undefined]);
});

test('nothing after the line has run, and going on from there changes nothing', async () => {
  const { driver, sites } = open('corner-shop', BUSY);
  const hash = hashWithout('corner-shop', BUSY);
  driver.breakAt(only(lineAt(sites, 'payments', paymentLine(sites))));
  const seen = new Set<string>();
  for (let hits = 0; hits < 4; hits++) {
    const { stop, nowNs, events } = await play(driver);
    expect(stop?.kind).toBe('line');
    seen.add(`${nowNs} ${events}`);
    const before = driver.current.hash();
    expect(valueOf(await driver.seek({ events: events - 1 })).stop).toBeNull();
    // From before the event the same line is met again, with the same history behind it.
    const again = await play(driver);
    expect([again.events, again.stop, driver.current.hash()]).toEqual([events, stop, before]);
  }
  expect(seen.size).toBe(4);
  driver.breakAt(only());
  expect((await play(driver)).state).toBe('ended');
  expect(driver.current.hash()).toBe(hash);
});

function paymentLine(sites: readonly Site[]): number {
  return sites.find(({ module, operation }) => module === 'payments' && operation === 'charge')?.line ?? 0;
}

test('a condition over the variables decides, and a run that looks at every line has the same history', async () => {
  const { driver, sites } = open('corner-shop', BUSY);
  driver.breakAt(only(lineAt(sites, 'orders', 15, 'quantity >= 2')));
  const { stop } = await play(driver);
  const names = sites[stop?.site ?? -1]?.scopes.flatMap((scope) => scope.names) ?? [];
  expect(Number(stop?.values[names.indexOf('quantity')])).toBeGreaterThanOrEqual(2);
  const never = sites.map((_, site): LineBreakpoint => {
    return { id: site, site, condition: { kind: 'value', value: false } };
  });
  driver.breakAt(only(...never));
  expect((await play(driver)).state).toBe('ended');
  expect(driver.current.hash()).toBe(hashWithout('corner-shop', BUSY));
});

test('world conditions stop between events, each time they come about', async () => {
  const { driver, plan } = open('corner-shop', BUSY);
  const operation = plan.operations.findIndex(({ name }) => name === 'orders.place');
  driver.breakAt({
    lines: [],
    worlds: [
      { id: 7, when: { kind: 'call', operation, nth: 3 } },
      { id: 8, when: { kind: 'time', atNs: 20e9 + 1 } },
    ],
  });
  expect((await play(driver)).stop).toMatchObject({ kind: 'world', breakpoint: 7, operation });
  expect(driver.current.frame().requests.started).toBeGreaterThanOrEqual(3);
  const { stop, nowNs } = await play(driver);
  expect([stop?.breakpoint, nowNs]).toEqual([8, 20e9 + 1]);
  expect((await play(driver)).state).toBe('ended');
  expect(driver.current.hash()).toBe(hashWithout('corner-shop', BUSY));
});

test('an instance that goes down and a promise that breaks stop it', async () => {
  const opened = open('corner-shop', BUSY);
  const { driver, plan } = opened;
  const payments = plan.services.findIndex(({ name }) => name === 'payments');
  driver.breakAt({
    lines: [],
    worlds: [
      { id: 1, when: { kind: 'down', service: payments } },
      { id: 2, when: { kind: 'broken', invariant: 0 } },
      { id: 3, when: { kind: 'queue', service: payments, longerThan: 1_000 } },
    ],
  });
  await driver.seek({ atNs: 5e9 });
  const fault = faultIn(plan, 'crash payments after payments.charge returns');
  valueOf(await driver.intervene({ kind: 'fault', fault }));
  const met: (number | undefined)[] = [];
  for (let status = await play(driver); status.stop !== null; status = await play(driver)) {
    met.push(status.stop.breakpoint);
    if (met.length === 2) break;
  }
  expect(met).toEqual([1, 2]);
});

test('somebody may break things while it stands at a line: it is done when the event is over', async () => {
  const { driver, sites, plan } = open('corner-shop', BUSY);
  driver.breakAt(only(lineAt(sites, 'orders', 16)));
  const { nowNs, events } = await play(driver);
  const fault = faultIn(plan, 'crash payments');
  const made = valueOf(await driver.intervene({ kind: 'fault', fault }));
  expect([made.atNs, made.sequence]).toEqual([nowNs, events]);
  expect(driver.status()).toMatchObject({ state: 'paused', nowNs, events, stop: null });
});

test('what the instruments tell can be asked at a line, and it stays there', async () => {
  const { driver, sites } = open('corner-shop', BUSY);
  driver.breakAt(only(lineAt(sites, 'orders', 16)));
  const before = await play(driver);
  valueOf(await driver.watch());
  expect(driver.current.isWatched).toBe(true);
  const { epoch: _, ...after } = driver.status();
  expect(before).toMatchObject(after);
});

test('following a request goes on from a line', async () => {
  const opened = open('corner-shop', BY_HAND);
  const { driver, sites } = opened;
  driver.breakAt(only(lineAt(sites, 'orders', 16)));
  await order(opened);
  const { stop, nowNs } = await play(driver);
  const met = valueOf(await driver.hunt({ kind: 'request', request: stop?.request ?? 0 }));
  expect(met?.words.length).toBeGreaterThan(0);
  expect(driver.status().nowNs).toBeGreaterThanOrEqual(nowNs);
  expect(driver.status().stop).toBeNull();
});
