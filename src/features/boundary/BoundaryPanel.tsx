/** Where the boundaries run: what they cost, where they could be, and how to get there. */
import { useEffect, useState } from 'react';
import { pointedAt } from '../../shared/drawing';
import { useRun } from '../../shared/run';
import { PanelFrame } from '../../shared/panel';
import { Segmented } from '../../shared/ui';
import styles from './boundary.module.css';
import { CostView } from './CostView';
import { SeamsView } from './SeamsView';
import { StagesView } from './StagesView';

const VIEWS = [
  { value: 'cost', title: 'What it costs', short: 'Costs' },
  { value: 'seams', title: 'Seams' },
  { value: 'stages', title: 'In stages', short: 'Stages' },
] as const;

type View = (typeof VIEWS)[number]['value'];

export function BoundaryPanel() {
  const [view, show] = useState<View>('cost');
  const { plan } = useRun();
  // What is marked belongs to this picture, and to this panel.
  useEffect(() => () => pointedAt.set([]), [plan, view]);
  return (
    <PanelFrame
      label="Boundary"
      className={styles.panel}
      tools={<Segmented label="Of the boundaries" options={VIEWS} value={view} onChoose={show} />}
    >
      {view === 'cost' && <CostView />}
      {view === 'seams' && <SeamsView onDrawn={() => show('cost')} />}
      {view === 'stages' && <StagesView />}
    </PanelFrame>
  );
}
