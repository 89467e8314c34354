/** What couples the selected service, table's owner or store with others through data. */
import { couplingsOf, type Coupling } from '../../../simulator';
import { useRun, type Selection } from '../../shared/run';
import styles from './inspector.module.css';

export function Coupled({ selected }: { readonly selected: Selection }) {
  const { plan } = useRun();
  const couplings = couplingsOf(plan).filter((coupling) => concerns(coupling, selected));
  if (couplings.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Coupled through data">
      <h3>Coupled through data</h3>
      {couplings.map(({ says }) => (
        <p key={says} className={styles.why}>
          {says}
        </p>
      ))}
    </section>
  );
}

function concerns(coupling: Coupling, selected: Selection): boolean {
  if (selected?.kind === 'store') return coupling.kind === 'store' && coupling.store === selected.index;
  if (selected?.kind !== 'service') return false;
  return coupling.kind === 'store'
    ? coupling.services.includes(selected.index)
    : coupling.service === selected.index || coupling.owner === selected.index;
}
