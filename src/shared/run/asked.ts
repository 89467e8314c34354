/** What "why?" was asked of last: anything on the page can ask, one panel answers. */
import type { WhyQuestion } from './contract';
import { shownPanel } from './shown-panel';
import { createValue } from './value';

export const asked = createValue<WhyQuestion | undefined>(undefined);

/** Asks, and opens the panel that answers. */
export function askWhy(question: WhyQuestion): void {
  asked.set(question);
  shownPanel.set('why');
}
