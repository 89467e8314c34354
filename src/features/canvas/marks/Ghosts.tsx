/**
 * Belief against truth: beside each caller, dashed, the endpoints that it believes in. One that does not serve is crossed
 * out, and says who has not told the caller yet.
 */
import { LATE_WORDS, PlanNames, type Frame, type Late, type Plan } from '../../../../simulator';
import { useMemo } from 'react';
import { useFrame, useRun } from '../../../shared/run';
import type { Scene } from '../../../shared/scene';
import { useBoxes } from '../boxes/view';
import styles from '../canvas.module.css';
import { ghostsOf, type Ghost } from './ghosts';

/** Height of one caller's ghosts, and what is between them and the box. */
const HEIGHT = 22;
const APART = 6;

export function Ghosts({ scene }: { readonly scene: Scene }) {
  const { plan } = useRun();
  const { caller } = useBoxes();
  const names = useMemo(() => new PlanNames(plan), [plan]);
  const key = useFrame(beliefKey) ?? '';
  const ghosts = useMemo(() => ghostsOf(key, plan, names, scene), [key, plan, names, scene]);
  const rows = new Map<string, number>();
  return ghosts.map((ghost) => {
    const row = rows.get(ghost.believer) ?? 0;
    rows.set(ghost.believer, row + 1);
    const { x, y } = ghost.beside;
    const isHidden = caller !== '' && caller !== ghost.believer;
    return (
      <div
        key={`${ghost.believer} ${ghost.service}`}
        className={styles.ghost}
        data-state={isHidden ? 'hidden' : 'up'}
        style={{ left: x, top: y - (row + 1) * (HEIGHT + APART), height: HEIGHT }}
        role="img"
        aria-label={saysOf(ghost, plan)}
        title={saysOf(ghost, plan)}
      >
        <span className={styles.ghostName}>{plan.services[ghost.service]?.name}</span>
        {ghost.endpoints.map(({ endpoint, place, late }) => (
          <span key={endpoint} className={styles.ghostEndpoint} data-stale={late > 0 || undefined}>
            {late > 0 ? '✕' : ''}#{place}
          </span>
        ))}
        {ghost.endpoints.length === 0 && <span className={styles.ghostEndpoint}>not asked yet</span>}
      </div>
    );
  });
}

/** All beliefs as a text: it changes when one of them does. */
function beliefKey({ beliefs }: Frame): string {
  return beliefs.join(' ');
}

function saysOf({ name, service, endpoints }: Ghost, plan: Plan): string {
  const called = plan.services[service]?.name ?? '';
  const told = endpoints.map(
    ({ place, late }) =>
      late > 0 ? `#${place} (it does not serve: ${LATE_WORDS[late as Late]})` : `#${place}`, // the frame's own
  );
  return `${name} believes that ${called} has ${told.length === 0 ? 'whatever its registry will say: it has not asked yet' : told.join(', ')}`;
}
