/**
 * Keeps the overlay's picture up to date: paints in the browser's animation frames while something moves, and once when
 * something else has changed. Nothing here touches React.
 */
import type { Plan } from '../../../../simulator';
import type { FrameStore } from '../../../shared/run';
import type { Scene, Seen } from '../../../shared/scene';
import { Stage } from '../motion/stage';
import { paint, type View } from './painter';
import { onThemeChange, readPalette, type Palette } from './palette';

/** What is shown, apart from time. */
export interface Showing {
  readonly scene: Scene;
  /** Box of the caller whose view is shown; '' = the world's view. */
  readonly caller: string;
  readonly request: number;
  readonly still: boolean;
  /** Time passes: what is shown may move at any moment, also without news. */
  readonly runs: boolean;
}

/** How long a tear takes to open, ms. */
const TEARS_MS = 500;
/** More pixels than this are not worth their cost. */
const MOST_DENSITY = 2;

export class OverlayLoop {
  private readonly ctx: CanvasRenderingContext2D;
  private readonly stage: Stage;
  private readonly stopTheme: () => void;
  private palette: Palette;
  private handle = 0;
  /** Something other than time has changed since the last picture. */
  private isStale = false;
  private known = 0;
  private tearsFromMs = -Infinity;
  /** Tears in the scene that was shown last. */
  private tears: number;
  private resting: Scene;
  private isMoving = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    plan: Plan,
    private readonly frames: FrameStore,
    private showing: Showing,
    private readonly viewOf: () => Omit<View, 'density'>,
    private readonly learn: (seen: Seen) => void,
    /** Tears in the picture that was there before: more than these open before one's eyes. */
    tearsBefore: number,
  ) {
    const ctx = canvas.getContext('2d');
    if (ctx === null) throw new Error('This browser gives no 2D canvas.');
    this.ctx = ctx;
    this.palette = readPalette(canvas.parentElement ?? document.body);
    this.stage = new Stage(plan, frames, () => this.request());
    this.tears = tearsBefore;
    this.resting = showing.scene;
    this.show(showing);
    this.stopTheme = onThemeChange(() => {
      this.palette = readPalette(canvas.parentElement ?? document.body);
      this.request();
    });
  }

  show(showing: Showing): void {
    const tears = tearsIn(showing.scene);
    if (tears > this.tears && !showing.still) this.tearsFromMs = performance.now();
    this.tears = tears;
    this.showing = showing;
    this.resting = showing.scene;
    this.isMoving = false;
    this.request();
  }

  /** While boxes are being moved: the same picture, elsewhere. */
  preview(scene: Scene): void {
    this.isMoving = scene !== this.resting;
    this.showing = { ...this.showing, scene };
    this.request();
  }

  /** Paints in the next animation frame. */
  request(): void {
    this.isStale = true;
    this.wake();
  }

  private wake(): void {
    if (this.handle === 0) this.handle = requestAnimationFrame(this.draw);
  }

  dispose(): void {
    cancelAnimationFrame(this.handle);
    this.stage.dispose();
    this.stopTheme();
  }

  private readonly draw = (): void => {
    this.handle = 0;
    const nowMs = performance.now();
    const { stage, showing } = this;
    let goes = false;
    if (!showing.still) goes = stage.advance(nowMs);
    else if (this.isStale) stage.settle();
    const openness = Math.min(1, (nowMs - this.tearsFromMs) / TEARS_MS);
    if (goes || this.isStale || openness < 1) this.paint(openness);
    this.isStale = false;
    if (openness < 1) this.request();
    else if (goes || (showing.runs && !showing.still)) this.wake();
    else stage.rest();
  };

  private paint(openness: number): void {
    const { stage, ctx, palette, frames, showing } = this;
    const view = this.view();
    const { motion, clockMs } = stage;
    paint(
      { ctx, motion, palette, frame: frames.latest, clockMs, zoom: view.zoom, openness, ...showing },
      view,
    );
    this.tell();
  }

  private view(): View {
    const view = this.viewOf();
    const density = Math.min(MOST_DENSITY, window.devicePixelRatio || 1);
    const [width, height] = [Math.round(view.width * density), Math.round(view.height * density)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    return { ...view, density };
  }

  /** Says what the run showed that is not in the picture. */
  private tell(): void {
    const { motion } = this.stage;
    if (motion.news === this.known || this.isMoving) return;
    this.known = motion.news;
    const { scene } = this.showing;
    const links = [...motion.seenLinks].filter((link) => scene.wireOfLink[link] === -1);
    const { brackets, called } = motion.transactions;
    const began = [...brackets.keys()].filter(
      (operation) => !scene.brackets.some((bracket) => bracket.operation === operation),
    );
    const beyond = [...called].filter(([operation, over]) => !isTorn(scene, operation, over));
    if (links.length + began.length + beyond.length === 0) return;
    this.learn({
      links: new Set(motion.seenLinks),
      transactions: {
        began: new Set(brackets.keys()),
        called: new Map([...called].map(([operation, over]) => [operation, new Set(over)])),
      },
    });
  }
}

/** How many tears there are in a scene. */
export function tearsIn(scene: Scene): number {
  return scene.brackets.reduce((sum, { tears }) => sum + tears.length, 0);
}

/** Whether the picture shows already that the operation's transaction ends at these links. */
function isTorn(scene: Scene, operation: number, links: ReadonlySet<number>): boolean {
  const tears = scene.brackets.find((bracket) => bracket.operation === operation)?.tears ?? [];
  const torn = new Set(tears.map(({ wire }) => scene.wires[wire]?.link));
  return [...links].every((link) => torn.has(link));
}
