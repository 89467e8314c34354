/** A value outside React that components can follow. */
import { useSyncExternalStore } from 'react';

export interface Value<T> {
  get(): T;
  set(this: void, next: T): void;
  /** Calls `listener` after each change. Returns what ends it. */
  subscribe(this: void, listener: () => void): () => void;
}

export function createValue<T>(initial: T): Value<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(next) {
      if (Object.is(current, next)) return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value, now and after each change. */
export function useValue<T>(value: Value<T>): T {
  return useSyncExternalStore(value.subscribe, value.get);
}
