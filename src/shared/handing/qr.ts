/** QR codes (ISO/IEC 18004): a text as a picture that a phone or a webcam reads. */
import encode from 'qr';
import decode from 'qr/decode.js';

/** What a code of the largest size holds at its lowest correction, in bytes. */
const MOST_BYTES = 2_953;

export interface QrPicture {
  /** Modules on a side, with the quiet zone around them. */
  readonly size: number;
  /** The dark ones, as an SVG path. */
  readonly path: string;
}

/** Undefined: the text is too long for one. */
export function qrPicture(text: string): QrPicture | undefined {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return undefined;
  // A long code is shown on a screen: correction would make it finer, and harder to read from a seat.
  const rows = encode(text, 'raw', { ecc: 'low', border: 4 });
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size: rows.length, path };
}

/** The text of a code in a picture; undefined when there is none that can be read. */
export function qrIn(image: ImageData): string | undefined {
  try {
    return decode(image);
  } catch {
    return undefined;
  }
}
