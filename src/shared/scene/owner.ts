/** The colour of a module: of its tile, and of its tables wherever they are kept. */

/** Hues that can be told apart when muted; neighbours in a document get distant ones. The semantic hues are left out. */
const HUES = [255, 85, 325, 200, 55, 285, 130, 350, 230, 105] as const;

/** What a module's CSS `--owner-hue` is: a hue in degrees (OKLCH); the theme gives lightness and chroma. */
export function ownerColour(module: number): number {
  return HUES[module % HUES.length] ?? HUES[0];
}
