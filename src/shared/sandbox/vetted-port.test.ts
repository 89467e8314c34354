import { wrap } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import { vettedPort } from './vetted-port';

const channels: MessageChannel[] = [];

afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

/** Asks a worker that answers every message as `answer` says; resolves with the answer or the violation. */
function ask(answer: (id: string, port: MessagePort) => void): Promise<unknown> {
  const channel = new MessageChannel();
  channels.push(channel);
  const { port1, port2 } = channel;
  port2.onmessage = ({ data }: MessageEvent<{ id: string }>) => answer(data.id, port2);
  return new Promise((resolve) => {
    const remote = wrap<{ pause(): unknown }>(vettedPort(port1, resolve));
    void remote.pause().then(resolve);
  });
}

const GOOD = { ok: true, value: [1, 'two'] };

test('a plain result passes', async () => {
  expect(await ask((id, port) => port.postMessage({ id, type: 'RAW', value: GOOD }))).toEqual(GOOD);
});

test('what the engine throws becomes a result', async () => {
  const thrown = { isError: true, value: { message: 'the guest’s words', name: 'x', stack: '' } };
  const answer = await ask((id, port) =>
    port.postMessage({ id, type: 'HANDLER', name: 'throw', value: thrown }),
  );
  expect(answer).toMatchObject({ ok: false, error: { kind: 'bug' } });
  expect(JSON.stringify(answer)).not.toContain('guest');
});

test.each<[string, (id: string, port: MessagePort) => void]>([
  [
    'it sent a port',
    (id, port) => port.postMessage({ id, type: 'RAW', value: GOOD }, [new MessageChannel().port1]),
  ],
  ['it sent something that is no answer', (_id, port) => port.postMessage('hello')],
  [
    'it answered what was not asked',
    (id, port) => port.postMessage({ id: `${id}0`, type: 'RAW', value: GOOD }),
  ],
  [
    'its answer has the wrong form',
    (id, port) => port.postMessage({ id, type: 'HANDLER', name: 'proxy', value: GOOD }),
  ],
  ['its answer has the wrong form', (id, port) => port.postMessage({ id, type: 'RAW', value: 1 })],
  [
    'its answer has the wrong form',
    (id, port) =>
      port.postMessage({ id, type: 'RAW', value: { ok: false, error: { kind: 'mine', message: '' } } }),
  ],
  [
    'its answer is too big or not plain data',
    (id, port) => port.postMessage({ id, type: 'RAW', value: { ok: true, value: new Set() } }),
  ],
])('a violation is named: %s', async (words, answer) => {
  expect(await ask(answer)).toBe(words);
});

test('an answer is given once', async () => {
  const violations: string[] = [];
  const channel = new MessageChannel();
  channels.push(channel);
  channel.port2.onmessage = ({ data }: MessageEvent<{ id: string }>) => {
    channel.port2.postMessage({ id: data.id, type: 'RAW', value: GOOD });
    channel.port2.postMessage({ id: data.id, type: 'RAW', value: GOOD });
  };
  const violated = new Promise<void>((resolve) => {
    const port = vettedPort(channel.port1, (what) => {
      violations.push(what);
      resolve();
    });
    void wrap<{ pause(): unknown }>(port).pause();
  });
  await violated;
  expect(violations).toEqual(['it answered what was not asked']);
});
