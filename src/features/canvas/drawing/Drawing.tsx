/** What one draws with in the picture. Fetched when somebody draws for the first time, and there as long as one draws. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { joining, lookAt, picture } from '../../../shared/drawing';
import { mayDo, useLimits, useRun, useValue } from '../../../shared/run';
import { bounds, type Scene } from '../../../shared/scene';
import { fitted, type Size } from '../viewport';
import { preview } from '../preview';
import type { Guides } from './box-drag';
import { Handle } from './Handle';
import { Joining } from './Joining';
import { GuideLines, RubberBand } from './Lines';
import { Marks } from './Marks';
import { rectOfPicked } from './picking';
import { Refused } from './Refused';
import type { Ghost } from './tile-drag';
import { TileGhost } from './TileGhost';
import { useGestures, type Band } from './use-gestures';
import { useInSight } from './use-in-sight';
import { useHovered } from './use-hovered';
import { useNudges } from './use-nudges';
import { usePicked } from './use-picked';
import type { View } from './view';

interface DrawingProps {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly scene: Scene;
  readonly size: Size;
  readonly isArranged: boolean;
  /** The person has moved the picture: it does not fit by itself any more. */
  readonly moved: () => void;
}

export function Drawing({ root, scene, size, isArranged, moved }: DrawingProps) {
  const run = useRun();
  const store = useStoreApi();
  const { setViewport } = useReactFlow();
  const guides = useRef<Guides>(null);
  const band = useRef<Band>(null);
  const ghost = useRef<Ghost>(null);
  const ids = usePicked(scene);
  const from = useValue(joining);
  const hovered = useHovered(root);
  const wanted = useValue(lookAt);
  const mayConnect = mayDo('connect', useLimits());
  const view = useMemo((): View => {
    const transform = () => store.getState().transform;
    return {
      run,
      scene,
      isArranged,
      moved,
      zoom: () => transform()[2],
      toPicture(pageX, pageY) {
        const [x, y, zoom] = transform();
        const { left = 0, top = 0 } = root.current?.getBoundingClientRect() ?? {};
        return { x: (pageX - left - x) / zoom, y: (pageY - top - y) / zoom };
      },
    };
  }, [run, scene, isArranged, moved, store, root]);
  const views = useRef(view);
  useEffect(() => {
    views.current = view;
  });
  useGestures(root, views, guides, band, ghost);
  useNudges(root, views, guides);

  // Where boxes were moved to is where they stand now.
  useEffect(() => preview.set(undefined), [scene]);

  useEffect(() => {
    picture.set({
      boxes: scene.boxes,
      isArranged,
      at(x, y) {
        const { left, top, right, bottom } = root.current?.getBoundingClientRect() ?? new DOMRect();
        return x < left || x > right || y < top || y > bottom ? undefined : view.toPicture(x, y);
      },
      middle() {
        const { left, top, width, height } = root.current?.getBoundingClientRect() ?? new DOMRect();
        return view.toPicture(left + width / 2, top + height / 2);
      },
    });
  }, [scene, isArranged, view, root]);
  useEffect(() => () => picture.set(undefined), []);

  useEffect(() => {
    const rects = wanted.flatMap((id) => rectOfPicked(views.current.scene, id) ?? []);
    if (rects.length === 0) return;
    moved();
    void setViewport(fitted(bounds(rects), size), { duration: 200 });
    lookAt.set([]);
  }, [wanted, size, moved, setViewport]);

  const [first] = ids;
  useInSight(scene, ids.length === 1 ? first : undefined, size);
  const handled = scene.boxes.find(({ id }) => id === (hovered ?? first));
  return (
    <>
      <Marks scene={scene} ids={ids} />
      <Refused scene={scene} />
      <GuideLines ref={guides} />
      <RubberBand ref={band} />
      <TileGhost ref={ghost} />
      {from.length > 0 ? (
        <Joining root={root} run={run} scene={scene} from={from} views={views} />
      ) : (
        mayConnect && handled !== undefined && <Handle box={handled} />
      )}
    </>
  );
}
