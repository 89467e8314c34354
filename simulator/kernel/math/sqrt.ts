/** The square root. IEEE 754 and ECMAScript specify it to the bit, so it is the engine's own. */
export const sqrt: (x: number) => number = Math.sqrt;
