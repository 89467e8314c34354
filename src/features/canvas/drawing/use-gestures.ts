/** The pointer while one draws: boxes are dragged, Shift picks several, one by one or with a rubber band. */
import { useEffect, type RefObject } from 'react';
import { joining, picked } from '../../../shared/drawing';
import { mayDo } from '../../../shared/run';
import { BoxDrag, type Guides } from './box-drag';
import { commitMove } from './moving';
import type { ServiceBox } from '../../../shared/scene';
import { modulesIn, pickedIn, toggled } from './picking';
import { TileDrag, type Ghost } from './tile-drag';
import type { View, Views } from './view';

/** A press that goes no farther than this is a press, px. */
const SLACK = 4;
/** How near a box catches on a line, px. */
const CATCHES = 6;

/** A press that has begun, and what it becomes when it goes on. */
interface Held {
  readonly startX: number;
  readonly startY: number;
  readonly pointer: number;
  /** Box that is under it; undefined: a rubber band begins. */
  readonly box: string | undefined;
  /** The module whose tile is under it. */
  readonly tile: string | undefined;
  drag: BoxDrag | undefined;
  tiles: TileDrag | undefined;
  isBand: boolean;
}

export interface Band {
  show(band: { x: number; y: number; width: number; height: number } | undefined): void;
}

export function useGestures(
  root: RefObject<HTMLElement | null>,
  views: Views,
  guides: RefObject<Guides | null>,
  band: RefObject<Band | null>,
  ghost: RefObject<Ghost | null>,
): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return undefined;
    let held: Held | undefined;

    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0 || joining.get().length > 0 || !(event.target instanceof Element)) return;
      const { target, clientX: startX, clientY: startY, pointerId: pointer, shiftKey } = event;
      if (target.closest('[data-handle]') !== null) return;
      const box = boxAt(target);
      const isPane = target.closest('.react-flow__pane, .react-flow__edges, [data-id="boundary"]') !== null;
      if (box === undefined ? !isPane || !shiftKey : !views.current.isArranged) return;
      const stop = stopAt(target, views.current);
      const tile = stop?.startsWith('module:') === true ? stop.slice('module:'.length) : undefined;
      held = { startX, startY, pointer, box, tile, drag: undefined, tiles: undefined, isBand: false };
    };
    /** A press that is ours is not React Flow's, which would move the whole picture. */
    const onPress = (event: Event): void => {
      if (held === undefined) return;
      event.stopPropagation();
      // A rubber band marks no text.
      if (held.box === undefined && event.cancelable) event.preventDefault();
    };
    const onMove = (event: PointerEvent): void => {
      if (held === undefined || event.pointerId !== held.pointer) return;
      const { clientX: x, clientY: y } = event;
      const { startX, startY } = held;
      if (held.drag === undefined && held.tiles === undefined && !held.isBand) {
        if (Math.hypot(x - startX, y - startY) <= SLACK) return;
        begin(element, held, views.current, guides.current, ghost.current);
      }
      if (held.isBand) return band.current?.show(rectOf(element, startX, startY, x, y));
      held.tiles?.to(views.current.toPicture(x, y));
      const zoom = views.current.zoom();
      const reach = event.ctrlKey || event.metaKey ? 0 : CATCHES / zoom;
      held.drag?.to({ x: (x - startX) / zoom, y: (y - startY) / zoom }, reach);
    };
    const onUp = (event: PointerEvent): void => {
      if (held === undefined || event.pointerId !== held.pointer) return;
      const { drag, tiles, isBand, startX, startY } = held;
      held = undefined;
      if (drag === undefined && tiles === undefined && !isBand) return;
      swallowClick(element);
      if (tiles?.drop(views.current) === true) drag?.cancel();
      else if (drag !== undefined) void commitMove(drag, views.current);
      if (!isBand) return;
      band.current?.show(undefined);
      const { toPicture, scene } = views.current;
      picked.set(pickedIn(scene, toPicture(startX, startY), toPicture(event.clientX, event.clientY)));
    };
    const giveUp = (): void => {
      held?.drag?.cancel();
      held?.tiles?.cancel();
      if (held?.isBand === true) band.current?.show(undefined);
      held = undefined;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (
        event.key !== 'Escape' ||
        (held?.drag === undefined && held?.tiles === undefined && held?.isBand !== true)
      )
        return;
      event.stopPropagation();
      event.preventDefault();
      giveUp();
    };
    /** With Shift a press picks one more, or one less. */
    const onClick = (event: MouseEvent): void => {
      const box = event.target instanceof Element ? stopAt(event.target, views.current) : undefined;
      if (!event.shiftKey || box === undefined || joining.get().length > 0) return;
      event.stopPropagation();
      picked.set(toggled(picked.get(), box));
    };

    const capture = { capture: true };
    const listeners = [
      ['pointerdown', onDown],
      ['mousedown', onPress],
      ['touchstart', onPress],
      ['pointermove', onMove],
      ['pointerup', onUp],
      ['pointercancel', giveUp],
      ['click', onClick],
    ] as const;
    // Each listener takes the kind of event that it is added for.
    for (const [name, listener] of listeners)
      element.addEventListener(name, listener as EventListener, capture);
    addEventListener('keydown', onKey, capture);
    return () => {
      giveUp();
      for (const [name, listener] of listeners)
        element.removeEventListener(name, listener as EventListener, capture);
      removeEventListener('keydown', onKey, capture);
    };
  }, [root, views, guides, band, ghost]);
}

function begin(
  element: HTMLElement,
  held: Held,
  view: View,
  guides: Guides | null,
  ghost: Ghost | null,
): void {
  element.setPointerCapture(held.pointer);
  const { box } = held;
  if (box === undefined || guides === null) {
    held.isBand = true;
    return;
  }
  const home = view.scene.services.find((one) => one?.id === box);
  if (
    mayDo('boundary') &&
    held.tile !== undefined &&
    home !== undefined &&
    !home.external &&
    ghost !== null
  ) {
    held.tiles = new TileDrag(view.scene, home, carriedWith(held.tile, home), ghost);
    if (!held.tiles.isWhole) return;
  }
  view.moved();
  if (!picked.get().includes(box)) picked.set([box]);
  const ids = new Set(picked.get().filter((id) => view.scene.boxes.some((one) => one.id === id)));
  held.drag = new BoxDrag(element, view.scene, ids, guides);
}

/** The modules that a tile takes along: those that are picked in its service, if it is one of them. */
function carriedWith(tile: string, home: ServiceBox): readonly string[] {
  const all = modulesIn(picked.get()).filter((name) => home.tiles.some((one) => one.name === name));
  return all.includes(tile) ? all : [tile];
}

/** Id of the box that an element belongs to. */
function boxAt(target: Element): string | undefined {
  const id = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  return id === 'boundary' ? undefined : id;
}

/** What a press on an element would pick: a module's tile, else its box. */
function stopAt(target: Element, { scene }: View): string | undefined {
  const stop = target.closest<HTMLElement>('[data-stop]')?.dataset['stop'] ?? '';
  const tile = stop.startsWith('module:') ? scene.tiles[Number(stop.slice('module:'.length))] : undefined;
  return tile === undefined ? boxAt(target) : `module:${tile.name}`;
}

/** The rectangle between two points of the page, within an element. */
function rectOf(element: HTMLElement, x1: number, y1: number, x2: number, y2: number) {
  const { left, top } = element.getBoundingClientRect();
  return {
    x: Math.min(x1, x2) - left,
    y: Math.min(y1, y2) - top,
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
}

/** The click at the end of a drag means nothing. */
function swallowClick(element: HTMLElement): void {
  const swallow = (event: Event): void => event.stopPropagation();
  element.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => element.removeEventListener('click', swallow, { capture: true }));
}
