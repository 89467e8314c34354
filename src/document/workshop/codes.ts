/** Packs and submissions as the page passes them around: codes, and links that end in one. */
import { codeOf, packedIn, type Marked } from '../../../lessons/workshop/code';
import { readPack, type PackText, printPack } from '../../../lessons/workshop/read-pack';
import type { Pack } from '../../../lessons/workshop/pack';
import { MOST_CHARACTERS } from '../../../lessons/workshop/read-bounded';
import { readSubmission } from '../../../lessons/workshop/read-submission';
import { printSubmission, type Submission } from '../../../lessons/workshop/submission';
import { BadPacking, packed, unpacked } from '../keeping';

export async function submissionCode(submission: Submission): Promise<string> {
  return codeOf('submission', await packed(printSubmission(submission)));
}

export async function packCode(pack: PackText): Promise<string> {
  return codeOf('pack', await packed(printPack(pack)));
}

export interface Handed {
  readonly submission: Submission;
  readonly code: string;
}

/** All submissions in a text, each once, and how many codes in it are damaged. A file of one is such a text, too. */
export async function submissionsIn(
  text: string,
): Promise<{ readonly handed: readonly Handed[]; readonly damaged: number }> {
  if (text.trimStart().startsWith('{')) {
    const read = readSubmission(text);
    if (!read.ok) return { handed: [], damaged: 1 };
    return { handed: [{ submission: read.value, code: await submissionCode(read.value) }], damaged: 0 };
  }
  const codes = packedIn('submission', text);
  const read = await Promise.all(codes.map((letters) => unfolded(letters)));
  const handed = read.flatMap((inner, index) => {
    const submission = inner === undefined ? undefined : readSubmission(inner);
    return submission?.ok === true
      ? [{ submission: submission.value, code: codeOf('submission', codes[index] ?? '') }]
      : [];
  });
  return { handed, damaged: codes.length - handed.length };
}

export type PackRead =
  /** There is no code in the text. */
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly says: string }
  | { readonly kind: 'pack'; readonly pack: Pack; readonly code: string };

/** The first pack in a text: a link, a code, a file. Never throws. */
export async function packIn(text: string): Promise<PackRead> {
  const [letters] = packedIn('pack', text);
  const isFile = text.trimStart().startsWith('{');
  if (letters === undefined && !isFile) return { kind: 'none' };
  const inner = letters === undefined ? text : await unfolded(letters);
  if (inner === undefined)
    return { kind: 'damaged', says: 'The link is damaged: copy it once more, as a whole.' };
  const read = readPack(inner);
  if (!read.ok) {
    const [fault] = read.faults;
    return { kind: 'damaged', says: `${fault?.path ?? 'the pack'}: ${fault?.message ?? 'cannot be read'}.` };
  }
  return { kind: 'pack', pack: read.value, code: codeOf('pack', letters ?? (await packed(inner))) };
}

/** The link of a page that reads a code after the `#`. */
export function linkWith(page: string, kind: Marked, code: string): string {
  return `${new URL(page, location.href).href.replace(/#.*/, '')}#${kind}=${code}`;
}

async function unfolded(letters: string): Promise<string | undefined> {
  try {
    return await unpacked(letters, 4 * MOST_CHARACTERS);
  } catch (error) {
    if (error instanceof BadPacking) return undefined;
    throw error;
  }
}
