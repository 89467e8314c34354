/** What instruments could not tell of a span's surroundings. */
import type { SeenSpan, SpanView } from '../../../simulator';

/** Undefined when nothing is missing, as of every span of ground truth. */
export function missingOf(
  span: SpanView & Partial<SeenSpan>,
): { readonly badge: string; readonly says: string } | undefined {
  if (span.isParentMissing === true)
    return {
      badge: 'no parent',
      says: 'It names a parent that has not come: it was not sent yet, or it died with its process.',
    };
  if (span.goesOnUnseen === true)
    return {
      badge: 'unseen beyond',
      says: 'Nothing came of the other side: whoever was called made no span, or has not sent it.',
    };
  return undefined;
}
