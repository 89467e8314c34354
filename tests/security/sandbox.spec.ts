/**
 * The sandbox under attack. The guests here are raw text, as if the lowering had let it through, and some workers have no
 * hardening either, as if that had failed too. Success is judged at a listening server and from the page, never by what the
 * guest says alone; each kind of attack is first seen to succeed where there is no sandbox.
 */
import { expect, test, type Page } from '@playwright/test';
import {
  CODE_FROM_TEXT,
  MESSAGE_ATTACKS,
  networkAttacks,
  seenAs,
  STORAGE_ATTACKS,
  TAMPERING,
} from './attacks';
import { openBuilt, openDevelopment, type Laboratory } from './laboratory';
import { openTrap, type Trap } from './trap';

/** Longest time for which the main thread may be busy while a guest misbehaves; the machine itself causes some of it. */
const SILENCE_MS = 2000;
/** How long something that left the sandbox could take to arrive. */
const ARRIVAL_MS = 700;

let trap: Trap;

test.beforeAll(async () => {
  trap = await openTrap();
});

test.afterAll(() => trap.close());

/** Runs scripts in workers of the page's own, without any sandbox. */
async function runUnprotected(page: Page, scripts: readonly string[]): Promise<void> {
  await page.evaluate((texts) => {
    for (const text of texts) new Worker(URL.createObjectURL(new Blob([text])));
  }, scripts);
}

/** Runs scripts in workers of the sandbox, in place of the engine and its hardening. */
async function runInSandbox(page: Page, scripts: readonly string[]): Promise<void> {
  await page.evaluate(
    (texts) => Promise.all(texts.map((text) => window.laboratory.startScript(text))),
    scripts,
  );
  await page.waitForTimeout(ARRIVAL_MS);
}

/** How a run with this guest ended, when it has been played as fast as it goes. */
function endOf(page: Page, guestText: string): Promise<{ kind: string; message: string; events: number }> {
  return page.evaluate(async (text) => {
    const { handle, ended } = await window.laboratory.start(text);
    window.laboratory.longestSilenceMs();
    void handle?.play(Infinity);
    const { kind, message, lastKnown } = await ended;
    return { kind, message, events: lastKnown.events };
  }, guestText);
}

/** What a guest says of itself, and what its run ends with when it is closed. */
function saidBy(page: Page, guestText: string): Promise<unknown> {
  return page.evaluate(async (text) => {
    const { handle, ended } = await window.laboratory.start(text);
    if (handle === undefined) return (await ended).message;
    const said = await handle.hash();
    handle.dispose();
    return said.ok ? said.value : said.error.message;
  }, guestText);
}

/** A guest that tries each expression and says, by line, what became of it. */
function trying(expressions: readonly string[]): string {
  const tries = expressions.map((text) => `() => { "use strict"; return ${text}; }`).join(', ');
  return `(function () {
    const said = [${tries}].map((attempt) => { try { return String(attempt()); } catch (error) { return error.name; } });
    return { says: () => said.join('\\n') };
  })`;
}

async function sandboxesLeft(page: Page): Promise<number> {
  return page.locator('iframe').count();
}

test('without a sandbox the attacks succeed', async ({ page }) => {
  const elsewhere = await openTrap();
  const attacks = networkAttacks(trap.url, trap.port);
  await page.goto(`${elsewhere.url}page`);
  await runUnprotected(page, Object.values(attacks));
  const expected = Object.keys(attacks).flatMap((name) => seenAs(name) ?? []);
  await expect.poll(() => trap.visits()).toEqual(expect.arrayContaining(expected));
  await elsewhere.close();
  await trap.close();
  trap = await openTrap();
});

for (const [where, open] of [
  ['the build, under a sub-path', openBuilt],
  ['the development server', openDevelopment],
] as const) {
  test.describe(`in ${where}`, () => {
    let laboratory: Laboratory;

    test.beforeAll(async () => {
      laboratory = await open();
    });

    test.afterAll(() => laboratory.close());

    test.beforeEach(async ({ page }) => {
      await page.goto(laboratory.url);
      await page.waitForFunction(() => 'laboratory' in window);
    });

    test('a run starts, plays, shows frames and is closed without a trace', async ({ page }) => {
      const seen = await page.evaluate(async () => {
        const { handle, ended } = await window.laboratory.start(
          '(function () { return { says: () => "well" }; })',
        );
        if (handle === undefined) return await ended;
        const frames: number[] = [];
        handle.onFrame(({ frame }) => frames.push(frame?.events ?? -1));
        await handle.play(1000);
        await new Promise((resolve) => setTimeout(resolve, 300));
        const paused = await handle.pause();
        const said = await handle.hash();
        const back = await handle.seek({ events: 3 });
        handle.dispose();
        const late = await handle.play(1);
        return { frames, paused, said, back, late, ended: await ended };
      });
      expect(seen).toMatchObject({
        said: { ok: true, value: 'well' },
        paused: { ok: true, value: { state: 'paused' } },
        back: { ok: true, value: { events: 3, epoch: 1 } },
        late: { ok: false, error: { kind: 'gone' } },
        ended: { kind: 'disposed' },
      });
      const { frames } = seen as { frames: number[] };
      expect(frames.length).toBeGreaterThan(5);
      expect(frames).toEqual(frames.toSorted((a, b) => a - b));
      expect(await sandboxesLeft(page)).toBe(0);
    });

    test('nothing reaches the network from an unhardened worker', async ({ page }) => {
      await runInSandbox(page, Object.values(networkAttacks(trap.url, trap.port)));
      expect(trap.visits()).toEqual([]);
    });

    test("nothing reaches the page's own server, where its policy alone would let it", async ({ page }) => {
      const attacks = networkAttacks(`${laboratory.url}escape/`, trap.port);
      await runInSandbox(page, Object.values(attacks));
      expect(laboratory.visits()).toEqual([]);
      await runUnprotected(page, [attacks['fetch'] ?? '']);
      await expect.poll(() => laboratory.visits()).toEqual(['fetch']);
    });

    test('nothing reaches the network from a guest', async ({ page }) => {
      const attacks = Object.values(networkAttacks(trap.url, trap.port)).map(
        (script) => `(() => { ${script}; return 'done' })()`,
      );
      const said = String(await saidBy(page, trying(attacks))).split('\n');
      await page.waitForTimeout(ARRIVAL_MS);
      expect(trap.visits()).toEqual([]);
      // A dynamic import is syntax and cannot be taken away; its promise rejects.
      const names = Object.keys(networkAttacks(trap.url, trap.port));
      expect(said.map((what, index) => `${names[index]}: ${what}`)).toEqual(
        names.map((name) => `${name}: ${name === 'import' ? 'done' : 'ReferenceError'}`),
      );
    });

    test('nothing is stored', async ({ page }) => {
      const stored = (): Promise<string[]> =>
        page.evaluate(async () => {
          const names = (await indexedDB.databases()).map(({ name }) => `database ${name}`);
          for (const name of await caches.keys()) names.push(`cache ${name}`);
          // The iterator is missing from the library's types.
          const files = (await navigator.storage.getDirectory()) as unknown as {
            keys(): AsyncIterable<string>;
          };
          for await (const name of files.keys()) names.push(`file ${name}`);
          return names;
        });
      await runInSandbox(page, Object.values(STORAGE_ATTACKS));
      expect(await stored()).toEqual([]);
      await runUnprotected(page, Object.values(STORAGE_ATTACKS));
      await expect.poll(stored).toEqual(['database escaped', 'cache escaped', 'file escaped']);
    });

    test('nobody but the host is told anything', async ({ page }) => {
      const told = (): Promise<unknown> => page.evaluate(() => window.laboratory.messages);
      await runInSandbox(page, Object.values(MESSAGE_ATTACKS));
      expect(await told()).toEqual([]);
      await runUnprotected(page, Object.values(MESSAGE_ATTACKS));
      await expect.poll(told).toEqual(['escaped']);
    });

    test('the language cannot be changed under the engine', async ({ page }) => {
      expect(await saidBy(page, trying(TAMPERING))).toBe(TAMPERING.map(() => 'TypeError').join('\n'));
    });

    test('no code is made from text, hardened or not', async ({ page }) => {
      const errors = String(await saidBy(page, trying(CODE_FROM_TEXT))).split('\n');
      expect(errors.filter((name) => !/^(Type|Reference)Error$/.test(name))).toEqual([]);
      await runInSandbox(page, [
        `eval('fetch("${trap.url}eval")')`,
        `new Function('fetch("${trap.url}new")')()`,
      ]);
      await runInSandbox(page, [`import('data:text/javascript,fetch("${trap.url}data")')`]);
      await runInSandbox(page, [
        `import(URL.createObjectURL(new Blob(['postMessage(0)'], { type: 'text/javascript' })))`,
      ]);
      expect(trap.visits()).toEqual([]);
    });

    test('text that leaves its function finds the realm hardened', async ({ page }) => {
      const leave = (script: string): string => `0) }); ${script}; $guest(function () { return (0`;
      expect(await endOf(page, leave(`fetch("${trap.url}left")`))).toMatchObject({ kind: 'broken' });
      expect(await endOf(page, leave('function Map() {}'))).toMatchObject({ kind: 'broken' });
      expect(await endOf(page, leave('let Reflect'))).toMatchObject({ kind: 'broken' });
      expect(await endOf(page, leave('while (true);'))).toMatchObject({ kind: 'not-started' });
      expect(trap.visits()).toEqual([]);
      expect(await sandboxesLeft(page)).toBe(0);
    });

    test('text that cannot be run is named', async ({ page }) => {
      expect(await endOf(page, '(function () {')).toMatchObject({ kind: 'broken' });
      expect(await endOf(page, '42')).toMatchObject({
        kind: 'refused',
        message: 'The handlers are not a function.',
      });
      const thrown = '(function () { throw new Error("no such luck"); })';
      expect(await endOf(page, thrown)).toMatchObject({ kind: 'refused', message: 'no such luck' });
    });

    for (const [what, body, kind] of [
      ['a spin', 'for (;;);', 'unresponsive'],
      ['a spin of continuations', '(function go() { Promise.resolve().then(go); })();', 'unresponsive'],
      ['a heap bomb', 'for (const all = []; ; ) all.push(new Array(1e6).fill(1.5));', 'unresponsive'],
      ['a recursion without end', '(function f() { f(); })();', 'broken'],
    ] as const) {
      test(`${what} is ended, named, and not felt by the page`, async ({ page }) => {
        let ticks = 0;
        const guest = `(function () { let n = 0; return { tick() { if (++n === 50_000) { ${body} } } }; })`;
        const end = await endOf(page, guest);
        ticks = await page.evaluate(() => window.laboratory.longestSilenceMs());
        expect(end.kind).toBe(kind);
        expect(end.message).toMatch(
          kind === 'unresponsive' ? /did not answer for 1 s.* at event \d+, in laboratory.tick/ : /broke/,
        );
        expect(end.events).toBeLessThanOrEqual(50_000);
        expect(ticks).toBeLessThan(SILENCE_MS);
        expect(await sandboxesLeft(page)).toBe(0);
        expect(await saidBy(page, '(function () { return { says: () => "again" }; })')).toBe('again');
      });
    }

    for (const [what, answer] of [
      ['a port', `port.postMessage({ id, type: 'RAW', value: good }, [new MessageChannel().port1])`],
      ['a handler of comlink', `port.postMessage({ id, type: 'HANDLER', name: 'proxy', value: good })`],
      ['what is no result', `port.postMessage({ id, type: 'RAW', value: 7 })`],
      ['what was not asked', `port.postMessage({ id: 'x' + id, type: 'RAW', value: good })`],
      [
        'a status of the wrong form',
        `port.postMessage({ id, type: 'RAW', value: { ok: true, value: { state: '<b>' } } })`,
      ],
      [
        'keys that objects inherit',
        `port.postMessage({ id, type: 'RAW', value: JSON.parse('{"ok":true,"value":{"__proto__":{}}}') })`,
      ],
      ['what is no data', `port.postMessage({ id, type: 'RAW', value: { ok: true, value: new Map() } })`],
      ['too much', `port.postMessage({ id, type: 'RAW', value: { ok: true, value: 'x'.repeat(7e7) } })`],
    ] as const) {
      test(`a worker that answers with ${what} is not believed`, async ({ page }) => {
        const script = `onmessage = ({ ports: [port] }) => {
          const good = { ok: true, value: {} };
          port.onmessage = ({ data: { id } }) => { ${answer}; };
        };`;
        expect(await page.evaluate((text) => window.laboratory.startScript(text), script)).toBe('untrusted');
        expect(await sandboxesLeft(page)).toBe(0);
      });
    }

    test('runs start when the network is gone', async ({ page, context }) => {
      await page.evaluate(() => window.laboratory.preload());
      await context.setOffline(true);
      expect(await saidBy(page, '(function () { return { says: () => "alone" }; })')).toBe('alone');
    });

    test("the page's own policy lets no foreign script in", async ({ page }) => {
      const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.intruded = true';
        document.head.append(script);
        return 'intruded' in window;
      });
      expect(ran).toBe(false);
    });
  });
}
