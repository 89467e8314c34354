/** The pages of a workshop: one view at a time, chosen by the address. */
import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { LivePage } from '../site/LivePage';
import { Home } from './Home';
import { useRoute, type View } from './route';

export interface ViewProps {
  /** What the link has brought. */
  readonly brought: string;
}

const Board = lazy(async () => ({ default: (await import('./board/Board')).Board }));

const VIEWS: Readonly<Record<View, ComponentType<ViewProps>>> = {
  home: Home,
  make: lazy(async () => ({ default: (await import('./make/Make')).Make })),
  pack: lazy(async () => ({ default: (await import('./open/OpenPack')).OpenPack })),
  board: Board,
  submission: Board,
  present: lazy(async () => ({ default: (await import('./present/Present')).Present })),
  gallery: lazy(async () => ({ default: (await import('./gallery/Gallery')).Gallery })),
};

export function Workshop() {
  const { view, brought } = useRoute();
  const Shown = VIEWS[view];
  useEffect(() => {
    // What it gives back is none of the effect's.
    void scrollTo(0, 0);
  }, [view]);
  return (
    <LivePage current="Workshop">
      <Suspense fallback={<p role="status">One moment …</p>}>
        <Shown key={view} brought={brought} />
      </Suspense>
    </LivePage>
  );
}
