/** The reference: everything that can be placed, that guards a call, and that can break, as its definition has it; and the words. */
import type { EntryGroup } from './entry';
import { EntrySection } from './EntrySection';

export interface ReferenceProps {
  readonly groups: readonly EntryGroup[];
  readonly terms: Readonly<Record<string, string>>;
}

export function Reference({ groups, terms }: ReferenceProps) {
  const words = Object.entries(terms).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  return (
    <div className="reference">
      <nav className="contents" aria-label="Contents">
        {groups.map(({ id, title, entries }) => (
          <div key={id}>
            <a href={`#${id}`}>{title}</a>
            <ul>
              {entries.map((entry) => (
                <li key={entry.kind}>
                  <a href={`#${entry.kind}`}>{entry.title}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div>
          <a href="#words">Words</a>
        </div>
      </nav>
      <article>
        <h1>Reference</h1>
        <p className="lead">
          What each part models, with what defaults and from where, and what it leaves out. All of it is
          printed from the definitions that the simulator itself runs on.
        </p>
        {groups.map(({ id, title, says, entries }) => (
          <section key={id} className="group" aria-labelledby={id}>
            <h2 id={id}>{title}</h2>
            <p className="says">{says}</p>
            {entries.map((entry) => (
              <EntrySection key={entry.kind} entry={entry} />
            ))}
          </section>
        ))}
        <section className="group" aria-labelledby="words">
          <h2 id="words">Words</h2>
          <p className="says">The terms of the field, as they are used here.</p>
          <dl className="words">
            {words.map(([term, says]) => (
              <div key={term} id={`term-${term}`}>
                <dt>{term}</dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </section>
      </article>
    </div>
  );
}
