/**
 * The Markdown of lessons: paragraphs with links, emphasis and code. It becomes elements and never markup, so a lesson from a
 * stranger can bring nothing else.
 */
import { Fragment, type ReactNode } from 'react';
import { TERMS } from '../../../lessons/terms';
import { useToolkit } from '../../shared/toolkit';
import { Term } from '../../shared/terms';
import styles from './lesson.module.css';

const INLINE = /\[([^\]]+)\]\(([^)\s]+)\)|`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

export function Prose({ text }: { readonly text: string }) {
  return (
    <div className={styles.prose}>
      {text
        .trim()
        .split(/\n\s*\n/)
        .map((paragraph, place) => (
          <p key={place}>
            <Inline text={paragraph} />
          </p>
        ))}
    </div>
  );
}

export function Inline({ text }: { readonly text: string }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, label, target, code, strong, emphasis] = match;
    parts.push(text.slice(from, match.index));
    if (label !== undefined) parts.push(<Link label={label} target={target ?? ''} />);
    else if (code !== undefined) parts.push(<code>{code}</code>);
    else if (strong !== undefined) parts.push(<strong>{strong}</strong>);
    else parts.push(<em>{emphasis}</em>);
    from = match.index + whole.length;
  }
  parts.push(text.slice(from));
  return parts.map((part, place) => <Fragment key={place}>{part}</Fragment>);
}

function Link({ label, target }: { readonly label: string; readonly target: string }) {
  const [, scheme, rest = ''] = /^(term|lesson|https):(.+)$/.exec(target) ?? [];
  if (scheme === 'term') return <LinkedTerm label={label} name={rest} />;
  if (scheme === 'lesson') return <a href={`?lesson=${encodeURIComponent(rest)}`}>{label}</a>;
  if (scheme === 'https')
    return (
      <a href={target} target="_blank" rel="noreferrer">
        {label}
      </a>
    );
  return label;
}

/** A term of ours, or a kind of component, policy or fault, which explains itself. */
function LinkedTerm({ label, name }: { readonly label: string; readonly name: string }) {
  const toolkit = useToolkit();
  if (Object.hasOwn(TERMS, name)) return <Term of={name}>{label}</Term>;
  const says = toolkit === undefined ? undefined : explained(toolkit, name);
  return says === undefined ? (
    label
  ) : (
    <Term of={name} says={says}>
      {label}
    </Term>
  );
}

type Explained = Readonly<Record<string, { readonly explains: string }>>;

function explained(
  { CATALOGUE, FAULTS }: NonNullable<ReturnType<typeof useToolkit>>,
  kind: string,
): string | undefined {
  const { service, external, stores, registries, brokers, policies } = CATALOGUE;
  const all: Explained = {
    ...stores,
    ...registries,
    ...brokers,
    ...policies,
    ...FAULTS,
    [service.kind]: service,
    [external.kind]: external,
  };
  return Object.hasOwn(all, kind) ? all[kind]?.explains : undefined;
}
