/** What the page shows, after the `#`: a view, and what a link has brought to it. */
import { useSyncExternalStore } from 'react';

const VIEWS = ['home', 'make', 'pack', 'board', 'submission', 'present', 'gallery'] as const;

export type View = (typeof VIEWS)[number];

export interface Route {
  readonly view: View;
  /** A code, or a lesson's name; '' when there is none. */
  readonly brought: string;
}

export function routeOf(hash: string): Route {
  const [, name = '', brought = ''] = /^#([a-z]+)(?:=(.*))?$/.exec(hash) ?? [];
  const view = VIEWS.find((one) => one === name);
  return view === undefined ? { view: 'home', brought: '' } : { view, brought };
}

/** The route now, and after each change. */
export function useRoute(): Route {
  return routeOf(useSyncExternalStore(follow, () => location.hash));
}

function follow(tell: () => void): () => void {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}
