/** What was asked, as a question in words. */
import type { Why } from '../../shared/run';

/** The question that an answer answers. */
export function questionOf({ what, subject }: Why): string {
  const it = subject === '' ? 'it' : subject;
  switch (what) {
    case 'failed':
      return `Why did ${it} fail?`;
    case 'unknown':
      return `Why does nobody know whether ${it} was done?`;
    case 'slow':
      return `Why did ${it} take so long?`;
    case 'waiting':
      return `Why is ${it} not done yet?`;
    case 'doubled':
      return `Why was ${it} asked for again?`;
    case 'broken':
      return `Why is the promise broken for ${it}?`;
    case 'happened':
      return 'Why did this happen?';
  }
}

/** What is to be said of a chain as a whole; undefined when its root says it all. */
export function noteOn({ fault, whole, steps }: Why): string | undefined {
  if (!whole)
    return 'It goes back further than what is kept. Go back in time to where the chain begins, and ask there.';
  if (steps.length === 0) return 'Nothing stands behind it that is worth telling.';
  if (fault < 0) return 'No fault is behind it: this is how the system goes under this load.';
  return undefined;
}
