/** Whose view is shown: what happened (the world's), or what the parties can know (the caller's), while a key is held. */
import { createValue, useValue } from './value';

export type PointOfView = 'world' | 'caller';

/** The page's one point of view, for those outside React. */
export const pointOfView = createValue<PointOfView>('world');

export function usePointOfView(): PointOfView {
  return useValue(pointOfView);
}
