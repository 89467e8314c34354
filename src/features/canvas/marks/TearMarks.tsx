/** Where a transaction ends though the code would have it go on: what that means, in words, beside the torn end. */
import type { Plan } from '../../../../simulator';
import { useRun } from '../../../shared/run';
import type { Bracket, Scene, TornEnd } from '../../../shared/scene';
import { useBoxes } from '../boxes/view';
import styles from '../canvas.module.css';

/** As many are named where they are; more would cover the picture, and speak when they are pointed at. */
const MOST_NAMED = 2;

export function TearMarks({ scene }: { readonly scene: Scene }) {
  const { plan } = useRun();
  const { caller, select } = useBoxes();
  if (caller !== '') return null;
  const torn = scene.brackets.flatMap((bracket) => bracket.tears.map((tear) => ({ bracket, tear })));
  const isNamed = torn.length <= MOST_NAMED;
  return torn.map(({ bracket, tear }) => {
    const link = scene.wires[tear.wire]?.link;
    const { wall, towards } = tear;
    return (
      <button
        key={`${bracket.operation} ${tear.module}`}
        type="button"
        className={styles.tear}
        data-towards={Math.abs(towards.x) < 0.5 ? 'down' : towards.x < 0 ? 'left' : 'right'}
        style={{ left: wall.x, top: wall.y }}
        aria-label={`Transaction ends: ${tearWords(plan, bracket, tear)}`}
        onClick={() => link !== undefined && select({ kind: 'link', index: link })}
      >
        <span className={isNamed ? styles.tearName : styles.tearDot}>
          <span className={isNamed ? undefined : 'visually-hidden'}>transaction ends</span>
        </span>
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
