/** What the customer can know of a request: the outcome of its own call, and nothing of what happened inside. */
import { FAILURES, type SpanView, type TraceView } from '../../../simulator';
import { measured } from '../../shared/words';

/** Whether a party sees a span: only what it does itself. */
export function isSeenBy(party: string): (span: SpanView) => boolean {
  return ({ instance }) => instance === party;
}

/** The caller's view of a request in a sentence or two. */
export function whatIsKnown({ knowledge, code, startNs, endNs }: TraceView): string {
  const took = endNs === undefined ? '' : ` after ${measured(endNs - startNs)}`;
  switch (knowledge) {
    case 'running':
      return 'The customer has asked, and waits. More it cannot know.';
    case 'done':
      return `The customer has its answer${took}: it was done. How, it cannot know.`;
    case 'failed':
      return `The customer has an error${took}: ${wordsFor(code)}. It knows that nothing was done for it.`;
    case 'unknown':
      return `The customer has no clear answer${took}: ${wordsFor(code)}. From outside, “done” and “not done” look like this alike.`;
  }
}

function wordsFor(code: string | undefined): string {
  return Object.values(FAILURES).find((failure) => failure.code === code)?.says ?? 'something failed';
}
