/** How far the readers of a log have come, partition by partition. */
import { PLACE_FIELDS, type ReadPlace } from '../../../simulator';
import { useFrame, useRun, type Selection } from '../../shared/run';
import styles from './inspector.module.css';
import { instancePlace } from './places';

export function Readers({ selected }: { readonly selected: Selection }) {
  const { plan } = useRun();
  const broker = selected?.kind === 'broker' ? selected.index : -1;
  // One text of all places: it changes when one of them does.
  const told = useFrame(({ places }) => JSON.stringify(broker < 0 ? [] : placesOf(places, broker)));
  const places = told === undefined ? [] : (JSON.parse(told) as ReadPlace[]); // as written just now
  const groups = [...new Set(places.map(({ operation }) => operation))];
  const readerOf = (instance: number): string => {
    const place = instancePlace(plan, instance);
    return place === undefined
      ? 'nobody'
      : `${plan.services[place.service]?.name ?? ''}#${place.instance + 1}`;
  };
  return groups.map((operation) => (
    <section key={operation} className={styles.section} aria-label="Readers">
      <h3>Read for {plan.operations[operation]?.name}</h3>
      <table className={styles.readers}>
        <thead>
          <tr>
            <th scope="col">partition</th>
            <th scope="col">reader</th>
            <th scope="col">read</th>
            <th scope="col" title="Where reading begins again when the reader dies">
              kept
            </th>
          </tr>
        </thead>
        <tbody>
          {places
            .filter((place) => place.operation === operation)
            .map(({ partition, end, position, committed, reader }) => (
              <tr key={partition} data-trouble={position < end || undefined}>
                <td>{partition}</td>
                <td>{readerOf(reader)}</td>
                <td>
                  {position} of {end}
                </td>
                <td>{committed}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className={styles.muted}>
        Messages with one key share a partition and keep their order. When a reader dies, the next one begins
        at the place that was kept.
      </p>
    </section>
  ));
}

function placesOf(places: Float64Array, broker: number): ReadPlace[] {
  const width = PLACE_FIELDS.length;
  return Array.from({ length: places.length / width }, (_, place) => {
    const fields = places.subarray(place * width, (place + 1) * width);
    return Object.fromEntries(PLACE_FIELDS.map((name, i) => [name, fields[i] ?? 0])) as Record<
      (typeof PLACE_FIELDS)[number],
      number
    >; // a field for each name
  }).filter((place) => place.broker === broker);
}
