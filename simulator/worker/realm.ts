/**
 * The worker's realm. This must be the entry's first import: it takes from the host what the worker needs, and then nobody
 * can. Everything after it, the engine included, lives in the hardened realm.
 */
import type { GuestFactory } from '../engine/guest';
import { harden, refuseDeclarations } from './hardening';
import type { Host } from './host';

/** A message port as comlink uses it, with nothing else to hold on to. */
export interface Endpoint {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
}

/** The guest's text follows the engine's in the same script, as `$guest(function () { return (TEXT) })`. */
let guestText: (() => unknown) | undefined;
let connected: (endpoint: Endpoint) => void = () => undefined;

/** Calls `listener` with the one port to the page, once it has come. */
export function onConnect(listener: (endpoint: Endpoint) => void): void {
  connected = listener;
}

/** Evaluates the guest's text; undefined when there is none. Throws when it throws or gives no function. */
export function evaluateGuest(): GuestFactory | undefined {
  if (guestText === undefined) return undefined;
  const value = guestText();
  if (typeof value !== 'function') throw new TypeError('The handlers are not a function.');
  return value as GuestFactory; // what it returns is checked by the engine, which runs it
}

/** Takes the clock and the mailbox before the hardening does. */
function takeHost(): Host {
  const { setTimeout, performance } = self;
  const { now } = performance;
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  const { port2 } = channel;
  return {
    nowMs: () => now.call(performance),
    soon: (work) => {
      waiting.push(work);
      port2.postMessage(0);
    },
    later: (delayMs, work) => void setTimeout(work, delayMs),
  };
}

function endpointOf(port: MessagePort): Endpoint {
  return {
    postMessage: (message, transfer = []) => port.postMessage(message, transfer),
    addEventListener: (_type, listener) => {
      port.onmessage = typeof listener === 'function' ? listener : (event) => listener.handleEvent(event);
    },
    removeEventListener: () => {
      port.onmessage = null;
    },
  };
}

refuseDeclarations(globalThis);

export const host = takeHost();

// The frame posts one message, and then no other.
self.onmessage = ({ ports: [port] }) => {
  if (port !== undefined) connected(endpointOf(port));
};

Object.defineProperty(globalThis, '$guest', {
  value: (text: () => unknown) => {
    guestText ??= text;
  },
  configurable: true,
});
harden(globalThis, ['$guest']);
