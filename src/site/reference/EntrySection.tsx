/** One entry of the reference. */
import type { Entry, ParameterText } from './entry';

export function EntrySection({ entry }: { readonly entry: Entry }) {
  const { kind, title, explains, leavesOut, traits, parameters, metrics, tests } = entry;
  return (
    <section className="entry" aria-labelledby={kind}>
      <h3 id={kind}>
        {title} <code>{kind}</code>
      </h3>
      <p>{explains}</p>
      <p className="leaves-out">
        <b>Not modelled</b> {leavesOut}
      </p>
      {traits.length > 0 && (
        <dl className="traits">
          {traits.map(({ title: trait, says, isCode }) => (
            <div key={trait}>
              <dt>{trait}</dt>
              <dd>{isCode === true ? <code>{says}</code> : says}</dd>
            </div>
          ))}
        </dl>
      )}
      {parameters.length > 0 && <Parameters of={title} parameters={parameters} />}
      {metrics.length > 0 && (
        <dl className="traits">
          <div>
            <dt>Metrics</dt>
            <dd>
              <ul>
                {metrics.map(({ name, unit, explains: meaning }) => (
                  <li key={name}>
                    <code>{name}</code> {unit === '1' ? '' : <span className="unit">in {unit}</span>}{' '}
                    {meaning}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        </dl>
      )}
      <details className="tests">
        <summary>
          Held by {tests.length} {tests.length === 1 ? 'file' : 'files'} of tests
        </summary>
        <ul>
          {tests.map((file) => (
            <li key={file}>
              <code>{file}</code>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Parameters({
  of,
  parameters,
}: {
  readonly of: string;
  readonly parameters: readonly ParameterText[];
}) {
  return (
    <table className="parameters">
      <caption className="visually-hidden">Parameters of {of}</caption>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">Default</th>
          <th scope="col">What it is, and where the default comes from</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, byDefault, range, explains, source }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <b>{byDefault}</b>
              {range !== '' && <span className="range">{range}</span>}
            </td>
            <td>
              {explains}
              <span className="source">{source}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
