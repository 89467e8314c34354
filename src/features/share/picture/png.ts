/** A picture as a PNG: the browser draws the SVG onto a canvas. */
import type { Picture } from './svg';

/** Sharp on screens with two pixels for one. */
const SCALE = 2;
/** Longest side that every browser's canvas can have. */
const MOST_PIXELS = 8_192;

/** Undefined when the browser cannot draw it. */
export async function pngOf({ svg, width, height }: Picture): Promise<Blob | undefined> {
  const scale = Math.min(SCALE, MOST_PIXELS / Math.max(width, height));
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
