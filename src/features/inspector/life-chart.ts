/** The lines of the statechart, from the engine's table: states side by side, forward arrows above, those that end below. */
import { LIFE, LIFE_STATES, type LifeState } from '../../../simulator';

export const WIDTH = 330;
export const HEIGHT = 150;
export const BOX = { top: 58, width: 62, height: 26 };
const STEP = (WIDTH - BOX.width - 4) / (LIFE_STATES.length - 1);
/** How much higher an arrow goes for each state that it passes. */
const RISE = 15;

export interface Arrow {
  readonly d: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** "from ready, on stop, to draining". */
  readonly says: string;
}

export function leftOf(state: LifeState): number {
  return 2 + LIFE_STATES.indexOf(state) * STEP;
}

/** One arrow from each state to each other, with all events that lead there. */
export function arrowsOf(): readonly Arrow[] {
  const pairs = new Map<string, { from: LifeState; to: LifeState; events: string[] }>();
  for (const { from, to, event } of LIFE) {
    const key = `${from} ${to}`;
    const pair = pairs.get(key) ?? { from, to, events: [] };
    pair.events.push(event);
    pairs.set(key, pair);
  }
  return [...pairs.values()].map(({ from, to, events }) => {
    const distance = LIFE_STATES.indexOf(to) - LIFE_STATES.indexOf(from);
    const isForward = distance > 0;
    const side = isForward ? 0.68 : 0.32;
    const [start, end] = [leftOf(from) + BOX.width * side, leftOf(to) + BOX.width * (1 - side)];
    const edge = isForward ? BOX.top : BOX.top + BOX.height;
    const height = 14 + RISE * (Math.abs(distance) - 1);
    const peak = isForward ? edge - height : edge + height;
    const label = events.join(', ');
    return {
      d: `M${start},${edge}C${start},${peak} ${end},${peak} ${end},${edge}`,
      label,
      x: (start + end) / 2,
      // A curve reaches three quarters of the way to its handles.
      y: isForward ? edge - 0.75 * height - 4 : edge + 0.75 * height + 10,
      says: `from ${from}, on ${label}, to ${to}`,
    };
  });
}
