/** How much a line of the log matters: what colour says is said by a sign and a word too. */
import type { Severity } from '../../../simulator';

export const SEVERITIES: Readonly<Record<Severity, { readonly sign: string; readonly word: string }>> = {
  info: { sign: '·', word: 'information' },
  warning: { sign: '!', word: 'warning' },
  error: { sign: '✕', word: 'trouble' },
};
