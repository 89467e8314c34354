/** Links that hold a whole run, after the `#`: no server ever sees it, and none has to keep it. */
import { BadPacking, packed, unpacked } from './packed';
import { refused, type Read, type SavedRun } from './saved-run';
import { printSavedRun, readSavedRun } from './saved-run-text';

const PREFIX = '#run=';

/** Largest text that a link may unfold to: as much as a document may have of characters, and room for what is around it. */
const MOST_BYTES = 5_000_000;

/**
 * Longest link that is read. Chromium takes addresses of up to 2 MB (docs/security/url_display_guidelines in its source),
 * others half of that.
 */
const MOST_CHARACTERS = 1_000_000;

/** How far a link of so many characters goes. */
export interface Reach {
  /** Up to how many characters. */
  readonly characters: number;
  readonly says: string;
}

/** The first that is long enough holds. A link that fits none is not offered: a file is. */
export const REACHES: readonly Reach[] = [
  { characters: 2_000, says: 'Short enough for chats, mails and documents.' },
  {
    characters: 30_000,
    says: 'Works in every browser, but many chats and mail programs cut links of this length. Where it is cut, send the file.',
  },
];

/** Whether the part of an address after the `#` claims to hold a run. */
export function holdsRun(hash: string): boolean {
  return hash.startsWith(PREFIX);
}

/** What goes after the page's address. */
export async function linkTo(run: SavedRun): Promise<string> {
  return `${PREFIX}${await packed(printSavedRun(run))}`;
}

/** How far a link goes; undefined: it is too long for one. */
export function reachOf(link: string): Reach | undefined {
  return REACHES.find(({ characters }) => link.length <= characters);
}

/** Reads what follows the page's address. Never throws. */
export async function readLink(hash: string): Promise<Read<SavedRun>> {
  const again = 'Copy it once more as a whole: chats and mail programs cut long links. Or ask for the file.';
  if (!holdsRun(hash)) return refused('The link holds no run.', again);
  if (hash.length > MOST_CHARACTERS)
    return refused('The link is too long to be read.', 'Ask for the run as a file.');
  try {
    return readSavedRun(await unpacked(hash.slice(PREFIX.length), MOST_BYTES));
  } catch (error) {
    if (!(error instanceof BadPacking)) throw error;
    return error.reason === 'damaged'
      ? refused('The link is damaged: a part of it is missing or was changed.', again)
      : refused('The link unfolds to more than a run may hold.', 'Do not trust it; ask whoever sent it.');
  }
}
