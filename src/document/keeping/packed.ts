/** Text made small enough for an address: deflated, and written in the letters that an address may hold. */

/** What was packed is damaged, or would become larger than it may. */
export class BadPacking extends Error {
  constructor(readonly reason: 'damaged' | 'too-large') {
    super(reason);
  }
}

/** Deflates a text and writes it in base64url (RFC 4648, section 5), without padding. */
export async function packed(text: string): Promise<string> {
  const bytes = await gathered(through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text)));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The text again. A few bytes may stand for gigabytes, so it stops as soon as more than `mostBytes` have come out. Throws a
 * `BadPacking`.
 */
export async function unpacked(letters: string, mostBytes: number): Promise<string> {
  if (!/^[A-Za-z0-9_-]*$/.test(letters)) throw new BadPacking('damaged');
  try {
    const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const inflated = await gathered(through(new DecompressionStream('deflate-raw'), bytes), mostBytes);
    return new TextDecoder('utf-8', { fatal: true }).decode(inflated);
  } catch (error) {
    throw error instanceof BadPacking ? error : new BadPacking('damaged');
  }
}

function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(stream);
}

/** All that comes out of a stream; no more than so many bytes of it. */
async function gathered(stream: ReadableStream<Uint8Array>, mostBytes = Infinity): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > mostBytes) {
      await reader.cancel();
      throw new BadPacking('too-large');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
