/** Finds what was handed in: a file is one submission, or a text with codes anywhere in it, as a chat or a board's table has. */
import { inflateRawSync } from 'node:zlib';
import { packedIn, type Marked } from '../../../lessons/workshop/code';
import { MOST_CHARACTERS } from '../../../lessons/workshop/read-bounded';
import { readUpTo, reasonFor } from '../files';
import { stop } from '../stopped';

export interface Entry {
  /** `results.csv`, `results.csv, code 2`. */
  readonly source: string;
  /** Undefined: what was handed in is damaged, or would become too large. */
  readonly text: string | undefined;
}

/** A larger file is not a class's. */
const MAX_MIB = 20;

/** Throws `Stopped` when the file cannot be read at all. */
export function entriesIn(file: string): readonly Entry[] {
  const text = textOf(file);
  if (text.trimStart().startsWith('{')) return [{ source: file, text }];
  const codes = packedIn('submission', text);
  if (codes.length === 0) return [{ source: file, text: undefined }];
  return codes.map((packed, index) => ({
    source: codes.length === 1 ? file : `${file}, code ${index + 1}`,
    text: unfolded(packed),
  }));
}

/** What a code of this kind, or the file that holds it, says: a text of JSON. Throws `Stopped` when there is none. */
export function textBehind(kind: Marked, wanted: string): string {
  const [given] = packedIn(kind, wanted);
  const text = given === undefined ? textOf(wanted) : wanted;
  if (text.trimStart().startsWith('{')) return text;
  const [packed] = packedIn(kind, text);
  const inner = packed === undefined ? undefined : unfolded(packed);
  if (inner !== undefined) return inner;
  return stop(
    'damaged',
    wanted,
    `there is no whole ${kind} in it`,
    'copy its link once more, or name its file',
  );
}

function textOf(file: string): string {
  try {
    const bytes = readUpTo(file, MAX_MIB << 20);
    if (bytes !== undefined) return bytes.toString('utf8');
  } catch (error) {
    return stop(
      'unreadable',
      file,
      `the file cannot be read: ${reasonFor(error)}`,
      'name a file of submissions',
    );
  }
  return stop(
    'too-large',
    file,
    `the file has more than ${MAX_MIB} MiB`,
    'a submission has a few thousand letters',
  );
}

/** A few bytes may stand for gigabytes: no more than a submission may have comes out. */
function unfolded(packed: string): string | undefined {
  try {
    const most = { maxOutputLength: 4 * MOST_CHARACTERS };
    return inflateRawSync(Buffer.from(packed, 'base64url'), most).toString('utf8');
  } catch {
    return undefined;
  }
}
