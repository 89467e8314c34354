/** A sentence of a lesson as HTML: its links lead to the reference, to another lesson, or out. */
import { Fragment } from 'react';
import { TERMS } from '../../../lessons/terms';

const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;

export function Marked({ text }: { readonly text: string }) {
  // Split by two groups: words, label, target, words, ...
  const parts = text.trim().split(LINK);
  return parts.map((part, place) => {
    if (place % 3 === 0) return <Fragment key={place}>{part}</Fragment>;
    if (place % 3 === 2) return null;
    return (
      <a key={place} href={addressOf(parts[place + 1] ?? '')}>
        {part}
      </a>
    );
  });
}

function addressOf(target: string): string {
  const [, scheme, rest = ''] = /^(term|lesson):(.+)$/.exec(target) ?? [];
  if (scheme === 'lesson') return `./?lesson=${encodeURIComponent(rest)}`;
  if (scheme !== 'term') return target;
  return `./reference.html#${Object.hasOwn(TERMS, rest) ? `term-${rest}` : rest}`;
}
