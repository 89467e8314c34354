/** The policies on the calls of one service to another: more of them, and fewer. Their parameters are among the others. */
import { Plus, X } from 'lucide-react';
import { partyName, type Toolkit } from '../../../simulator';
import { guardsOf, withGuard, withoutGuard } from '../../document/edits';
import { perform } from '../../document/perform';
import { among, mayDo, useLimits, useRun, type Selection } from '../../shared/run';
import { Button, IconButton } from '../../shared/ui';
import styles from './inspector.module.css';

export function Guards({ selected, toolkit }: { readonly selected: Selection; readonly toolkit: Toolkit }) {
  const run = useRun();
  const limits = useLimits();
  const mayGuard = mayDo('policies', limits);
  const { plan, document, choice } = run;
  const link = selected?.kind === 'link' ? plan.links[selected.index] : undefined;
  if (link?.from.kind !== 'service' || link.to.kind !== 'service') return null;
  const [from, to] = [partyName(plan, link.from), partyName(plan, link.to)];
  const guards = guardsOf(document, choice.deployment, from, to);
  const definitions = among(Object.values(toolkit.CATALOGUE.policies), limits?.policies);
  const titleOf = (kind: string): string => toolkit.CATALOGUE.policies[kind]?.title ?? kind;
  return (
    <section className={styles.section} aria-label="Guards">
      <h3>What guards these calls</h3>
      {guards.length === 0 && <p className={styles.muted}>Nothing: a caller waits until it is answered.</p>}
      <ol className={styles.guards}>
        {guards.map(({ kind }, place) => (
          <li key={`${kind} ${place}`}>
            <span title={toolkit.CATALOGUE.policies[kind]?.explains}>{titleOf(kind)}</span>
            {mayGuard && (
              <IconButton
                label={`Remove ${titleOf(kind)}`}
                onClick={() =>
                  void perform(run, `Remove ${titleOf(kind)} from ${from}->${to}`, (before, { deployment }) =>
                    withoutGuard(before, deployment, from, to, place),
                  )
                }
              >
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      <div className={styles.actions}>
        {(mayGuard ? definitions : []).map(({ kind, title, explains }) => (
          <Button
            key={kind}
            title={explains}
            aria-label={`Add ${title}`}
            onClick={() =>
              void perform(run, `Add ${title} to ${from}->${to}`, (before, { deployment }) =>
                withGuard(before, deployment, from, to, kind),
              )
            }
          >
            <Plus aria-hidden />
            {title}
          </Button>
        ))}
      </div>
      {guards.length > 1 && (
        <p className={styles.muted}>The outermost comes first; a new one goes round the others.</p>
      )}
    </section>
  );
}
