/** Notices when something on the picture's canvas moves: a rectangle of the frame before stands elsewhere in this one. */

declare global {
  interface Window {
    motion: {
      pressedMs: number;
      /** When something first moved since the press; 0 = nothing has yet. */
      movedMs: number;
      press(this: void, button: HTMLElement): void;
    };
  }
}

/** Runs in the page before anything else. */
export function noticeMotion(): void {
  const { prototype } = CanvasRenderingContext2D;
  const { clearRect, fillRect, roundRect } = prototype;
  /** Places by size. */
  type Rectangles = Map<string, Set<string>>;
  let before: Rectangles = new Map();
  let now: Rectangles = new Map();

  window.motion = {
    pressedMs: 0,
    movedMs: 0,
    press(button) {
      Object.assign(window.motion, { pressedMs: performance.now(), movedMs: 0 });
      button.click();
    },
  };
  const isPicture = ({ canvas }: CanvasRenderingContext2D): boolean => canvas.closest('.react-flow') !== null;
  const note = (x: number, y: number, width: number, height: number): void => {
    const size = `${width.toFixed(2)} ${height.toFixed(2)}`;
    const place = `${x.toFixed(2)} ${y.toFixed(2)}`;
    now.set(size, (now.get(size) ?? new Set()).add(place));
    const places = before.get(size);
    if (window.motion.movedMs === 0 && places !== undefined && !places.has(place))
      window.motion.movedMs = performance.now();
  };
  prototype.clearRect = function (...rect) {
    if (isPicture(this)) [before, now] = [now, new Map()];
    clearRect.apply(this, rect);
  };
  prototype.fillRect = function (...rect) {
    if (isPicture(this)) note(...rect);
    fillRect.apply(this, rect);
  };
  prototype.roundRect = function (...rect) {
    const [x, y, width, height] = rect;
    if (isPicture(this)) note(x, y, width, height);
    roundRect.apply(this, rect);
  };
}
