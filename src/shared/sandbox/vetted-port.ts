/**
 * The port to the worker, as comlink may see it. Comlink trusts whoever it talks to: an answer could hand it a port, throw
 * whatever it likes, or name a handler. Here an answer must belong to a question and be a plain result; anything else ends
 * the run.
 */
import type { Endpoint } from 'comlink';
import type { Result } from '../../../simulator/worker/protocol';
import { isPlainData } from './plain';
import { isResult } from './answers/run-answers';

type Listener = Parameters<Endpoint['addEventListener']>[1];

/** `onViolation` is told, in words of ours, the first time the worker breaks the protocol; nothing passes after that. */
export function vettedPort(port: MessagePort, onViolation: (message: string) => void): Endpoint {
  const asked = new Set<string>();
  const listeners = new Set<Listener>();

  port.onmessage = (event: MessageEvent<unknown>) => {
    const answer = vet(event, asked);
    if (typeof answer === 'string') {
      port.onmessage = null;
      onViolation(answer);
      return;
    }
    asked.delete(answer.id);
    const vetted = new MessageEvent('message', { data: { id: answer.id, type: 'RAW', value: answer.value } });
    for (const listener of listeners) {
      if (typeof listener === 'function') listener(vetted);
      else listener.handleEvent(vetted);
    }
  };

  return {
    postMessage(message: { id: string }, transfer: Transferable[] = []) {
      asked.add(message.id);
      port.postMessage(message, transfer);
    },
    addEventListener: (_type, listener) => listeners.add(listener),
    removeEventListener: (_type, listener) => listeners.delete(listener),
  };
}

/** The answer in a message, or what is wrong with it. */
function vet(
  event: MessageEvent<unknown>,
  asked: ReadonlySet<string>,
): { id: string; value: Result<unknown> } | string {
  const { data, ports } = event;
  if (ports.length > 0) return 'it sent a port';
  if (typeof data !== 'object' || data === null) return 'it sent something that is no answer';
  const { id, type, name, value } = data as Record<string, unknown>; // each is looked at before it is used
  if (typeof id !== 'string' || !asked.has(id)) return 'it answered what was not asked';
  if (type === 'HANDLER' && name === 'throw') return { id, value: THREW };
  if (type !== 'RAW' || !isResult(value)) return 'its answer has the wrong form';
  if (!isPlainData(value)) return 'its answer is too big or not plain data';
  return { id, value };
}

const THREW: Result<never> = {
  ok: false,
  error: { kind: 'bug', message: 'The engine threw an error instead of answering.' },
};
