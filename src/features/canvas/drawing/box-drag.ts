/**
 * Moving boxes under the pointer. Nothing of the page is rendered meanwhile: the boxes' elements and the paths of their wires
 * are moved where they are, once an animation frame, and the document is written once, at the end.
 */
import { bounds, mover, type Point, type Rect, type Scene } from '../../../shared/scene';
import { preview } from '../preview';
import { caught } from './snap';

/** As long as the document takes to be written at most; then the boxes go back, ms. */
const PATIENCE_MS = 4000;

export interface Guides {
  show(x: number | undefined, y: number | undefined): void;
}

export class BoxDrag {
  private readonly move: ReturnType<typeof mover>;
  /** Found in the first frame: what is picked by the press that begins a drag has no mark before. */
  private elements: readonly HTMLElement[] = [];
  private readonly others: readonly Rect[];
  private readonly rect: Rect;
  private readonly paths = new Map<string, readonly SVGPathElement[]>();
  private wanted: Point = { x: 0, y: 0 };
  private reach = 0;
  private handle = 0;
  /** How far the boxes have been moved. */
  by: Point = { x: 0, y: 0 };

  constructor(
    private readonly root: HTMLElement,
    private readonly scene: Scene,
    readonly ids: ReadonlySet<string>,
    private readonly guides: Guides,
  ) {
    this.move = mover(scene, ids);
    this.rect = bounds(scene.boxes.flatMap(({ id, rect }) => (ids.has(id) ? [rect] : [])));
    this.others = scene.boxes.flatMap(({ id, rect }) => (ids.has(id) ? [] : [rect]));
    root.dataset['moving'] = '';
  }

  /** Moves them so far from where they stood, in the next animation frame; `reach`: how far off they catch on a line. */
  to(by: Point, reach: number): void {
    this.wanted = by;
    this.reach = reach;
    if (this.handle === 0) this.handle = requestAnimationFrame(() => this.draw());
  }

  private find(): void {
    this.elements = [...this.root.querySelectorAll<HTMLElement>('[data-id], [data-mark]')].filter(
      ({ dataset }) => this.ids.has(dataset['id'] ?? dataset['mark'] ?? ''),
    );
    for (const { style, dataset } of this.elements) {
      // They follow the pointer, not the way that boxes otherwise take to their places.
      style.transition = 'none';
      dataset['held'] = '';
    }
  }

  private draw(): void {
    this.handle = 0;
    if (this.elements.length === 0) this.find();
    const { wanted, rect, reach } = this;
    const there = { ...rect, x: rect.x + wanted.x, y: rect.y + wanted.y };
    const { dx, dy, x, y } = reach > 0 ? caught(there, this.others, reach) : NOTHING;
    this.by = { x: Math.round(wanted.x + dx), y: Math.round(wanted.y + dy) };
    for (const { style } of this.elements) style.translate = `${this.by.x}px ${this.by.y}px`;
    const { scene, wires } = this.move(this.by);
    for (const { name, d } of wires) for (const path of this.pathsOf(name)) path.setAttribute('d', d);
    this.guides.show(x, y);
    preview.set(scene);
  }

  private pathsOf(wire: string): readonly SVGPathElement[] {
    const known = this.paths.get(wire);
    if (known !== undefined) return known;
    const found = [
      ...this.root.querySelectorAll<SVGPathElement>(`.react-flow__edge[data-id="${CSS.escape(wire)}"] path`),
    ];
    this.paths.set(wire, found);
    return found;
  }

  /** The places of the boxes that were moved, by id. */
  places(): Readonly<Record<string, readonly [number, number]>> {
    this.finish();
    const { ids, by } = this;
    return Object.fromEntries(
      this.scene.boxes.flatMap(({ id, rect }) =>
        ids.has(id) ? [[id, [rect.x + by.x, rect.y + by.y] as const]] : [],
      ),
    );
  }

  private finish(): void {
    if (this.handle !== 0) {
      cancelAnimationFrame(this.handle);
      this.draw();
    }
    this.guides.show(undefined, undefined);
  }

  /** Puts everything back where the document has it. */
  cancel(): void {
    cancelAnimationFrame(this.handle);
    this.guides.show(undefined, undefined);
    for (const { name, d } of this.scene.wires) {
      if (this.paths.has(name)) for (const path of this.pathsOf(name)) path.setAttribute('d', d);
    }
    this.release(this.elements);
    preview.set(undefined);
  }

  /** Leaves each box to the document in the moment in which it has come to its new place. */
  settle(): void {
    const waiting = new Map(this.elements.map((element) => [element, placeOf(element)]));
    const observer = new MutationObserver(() => {
      for (const [element, place] of waiting) {
        if (placeOf(element) === place) continue;
        waiting.delete(element);
        this.release([element]);
      }
      if (waiting.size === 0) observer.disconnect();
    });
    for (const element of this.elements) observer.observe(element, { attributeFilter: ['style'] });
    setTimeout(() => {
      observer.disconnect();
      this.release([...waiting.keys()]);
      preview.set(undefined);
    }, PATIENCE_MS);
  }

  private release(elements: readonly HTMLElement[]): void {
    delete this.root.dataset['moving'];
    for (const { style, dataset } of elements) {
      style.translate = '';
      delete dataset['held'];
    }
    // The way back to the usual transitions only after this has been drawn.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        for (const { style } of elements) style.transition = '';
      }),
    );
  }
}

const NOTHING = { dx: 0, dy: 0, x: undefined, y: undefined };

/** Where the page itself has put an element: React Flow by `transform`, marks by `left` and `top`. */
function placeOf({ style }: HTMLElement): string {
  return `${style.transform} ${style.left} ${style.top}`;
}
