/** Where a transaction ends though the code would have it go on: what that means, in words, beside the torn end. */
import type { Plan } from '../../../../simulator';
import { useRun } from '../../../shared/run';
import type { Bracket, Scene, TornEnd } from '../../../shared/scene';
import { useBoxes } from '../boxes/view';
import styles from './tears.module.css';

export function TearMarks({ scene }: { readonly scene: Scene }) {
  const { plan } = useRun();
  const { caller, select } = useBoxes();
  if (caller !== '') return null;
  const torn = scene.brackets.flatMap((bracket) => bracket.tears.map((tear) => ({ bracket, tear })));
  // One is named; the names of several would cover the wires, so they speak when they are pointed at.
  const isNamed = torn.length === 1;
  return torn.map(({ bracket, tear }) => {
    const link = scene.wires[tear.wire]?.link;
    const { wall, towards, at } = tear;
    const place = isNamed ? wall : at;
    return (
      <button
        key={`${bracket.operation} ${tear.module}`}
        type="button"
        className={styles.tear}
        data-named={isNamed || undefined}
        data-towards={Math.abs(towards.x) < 0.5 ? 'down' : towards.x < 0 ? 'left' : 'right'}
        style={{ left: place.x, top: place.y }}
        aria-label={`Transaction ends: ${tearWords(plan, bracket, tear)}`}
        onClick={() => link !== undefined && select({ kind: 'link', index: link })}
      >
        {isNamed && <span className={styles.tearName}>transaction ends</span>}
        <span className={styles.tearWords}>{tearWords(plan, bracket, tear)}</span>
      </button>
    );
  });
}

/** What it means that a bracket is torn there. */
export function tearWords(
  { modules, operations }: Plan,
  { operation }: Bracket,
  { module }: TornEnd,
): string {
  const [from, beyond] = [operations[operation]?.name ?? '', modules[module]?.name ?? ''];
  return `The transaction of ${from} ends here. What ${beyond} writes is kept for good, whatever becomes of the rest.`;
}
