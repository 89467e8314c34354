/** Which modules hang together, and around which of them a boundary would cut nothing that holds. */
import { useState } from 'react';
import type { Suggestion } from '../../../simulator';
import { ownService } from '../../document/boundary';
import { pointedAt } from '../../shared/drawing';
import { useIsBlind, useRun } from '../../shared/run';
import { Button, Segmented, Sign } from '../../shared/ui';
import styles from './boundary.module.css';
import { Matrix } from './Matrix';
import { useCouplings, type Basis, type Read } from './use-couplings';

const BASES = [
  { value: 'code', title: 'Read from the code', short: 'Code' },
  { value: 'run', title: 'Measured in a run', short: 'Run' },
] as const;

export function SeamsView({ onDrawn }: { readonly onDrawn: () => void }) {
  const [wanted, want] = useState<Basis>('code');
  const isBlind = useIsBlind();
  const basis = isBlind ? 'code' : wanted;
  const read = useCouplings(basis);
  return (
    <>
      <div className={styles.head}>
        {!isBlind && <Segmented label="Couplings" options={BASES} value={basis} onChoose={want} />}
        <span className={styles.method} role="status">
          {read === undefined
            ? basis === 'run'
              ? 'It runs, beside the one you see …'
              : 'Reading the code …'
            : typeof read === 'string'
              ? read
              : read.under === undefined
                ? 'Calls, tables and shared transactions that the code is known to have.'
                : `Each second, over 20 simulated seconds of “${read.under}”.`}
        </span>
      </div>
      {typeof read === 'object' && <Coupling read={read} onDrawn={onDrawn} />}
    </>
  );
}

function Coupling({ read: { couplings }, onDrawn }: { readonly read: Read; readonly onDrawn: () => void }) {
  const { matrix, suggestions } = couplings;
  const seams = suggestions.filter(({ isSeam }) => isSeam);
  const others = suggestions.filter(({ isSeam }) => !isSeam);
  return (
    <div className={styles.seams}>
      <Matrix matrix={matrix} />
      <div>
        <Suggestions title="Seams" suggestions={seams} onDrawn={onDrawn} />
        <Suggestions title="No seams" suggestions={others} onDrawn={onDrawn} />
        {suggestions.length === 0 && (
          <p className={styles.method}>Each service has one module: there is nothing left to part.</p>
        )}
      </div>
    </div>
  );
}

interface SuggestionsProps {
  readonly title: string;
  readonly suggestions: readonly Suggestion[];
  readonly onDrawn: () => void;
}

function Suggestions({ title, suggestions, onDrawn }: SuggestionsProps) {
  const run = useRun();
  if (suggestions.length === 0) return null;
  const draw = async (modules: readonly string[]): Promise<void> => {
    await ownService(run, modules);
    onDrawn();
  };
  return (
    <section className={styles.group} aria-label={title}>
      <h3>{title}</h3>
      <ul className={styles.lines}>
        {suggestions.map(({ modules, isSeam, says }) => (
          <li key={says} className={styles.suggestion}>
            <button
              type="button"
              className={styles.line}
              title="Show it in the picture"
              onClick={() => pointedAt.set(modules.map((name) => `module:${name}`))}
            >
              <Sign of={isSeam ? 'done' : 'failed'} />
              <span>{says}</span>
            </button>
            <Button aria-label={`Split here: ${modules.join(', ')}`} onClick={() => void draw(modules)}>
              {isSeam ? 'Split here' : 'Split anyway'}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
