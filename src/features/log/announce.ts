/** What is read aloud: the newest lines, but never so many that hearing falls behind. */
import type { Told } from '../../shared/words';

/** Lines that are read in one go; of more, only the number is told. */
const READ = 3;

/** What to say of the lines after the one at `lastRow`; '' when there are none. */
export function announcement(lines: readonly Told[], lastRow: number): string {
  const fresh = lines.filter(({ row }) => row > lastRow);
  const read = fresh.slice(-READ).map(({ text }) => text);
  const skipped = fresh.length - read.length;
  return (skipped > 0 ? [`${skipped} more before.`, ...read] : read).join(' ');
}
