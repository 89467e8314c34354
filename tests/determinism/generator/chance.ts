/** Draws what a made-up system is made of. The same seed draws the same, in every version of the generator's other parts. */
import { createStream, type RandomStream } from '../../../simulator/kernel/random';

export class Chance {
  private readonly stream: RandomStream;

  /** One part of a system (`handlers`, `deployment`, ...) has a stream of its own. */
  constructor(seed: number, part: string) {
    this.stream = createStream(seed, 'generated', part);
  }

  /** An integer from `from` to `to`, both included. */
  integer(from: number, to: number): number {
    return this.stream.nextInt(from, to);
  }

  /** True with this probability. */
  may(probability: number): boolean {
    return this.stream.nextFloat() < probability;
  }

  pick<Item>(from: readonly Item[]): Item {
    return from[this.integer(0, from.length - 1)] as Item; // in range; an empty list throws above
  }

  /** Each item with this probability, in their order. */
  some<Item>(from: readonly Item[], probability: number): Item[] {
    return from.filter(() => this.may(probability));
  }

  /** `count` things, each made anew. */
  times<Item>(count: number, make: (place: number) => Item): Item[] {
    return Array.from({ length: count }, (_, place) => make(place));
  }

  /** A distribution of durations around so many microseconds. */
  durations(meanUs: number): object | string {
    const mean = `${meanUs}us`;
    return this.pick([
      mean,
      { exponential: { mean } },
      { uniform: { from: `${Math.floor(meanUs / 2)}us`, to: `${2 * meanUs}us` } },
      { lognormal: { mean, sigma: 0.7 } },
    ]);
  }
}
