/** Ledgers: one promise's two sides, or the tables of a store. */
import { useMemo, useState } from 'react';
import { tablesIn, type Plan } from '../../../simulator';
import { usePointOfView, useRun, useSelection, type Selection } from '../../shared/run';
import { Empty, PanelFrame } from '../../shared/panel';
import { SelectField } from '../../shared/ui';
import { Ledger } from './Ledger';
import styles from './ledgers.module.css';
import { Table } from './Table';

const FOLLOWS = 'selection';

export function LedgersPanel() {
  const { plan } = useRun();
  const [selected] = useSelection();
  const [chosen, choose] = useState(FOLLOWS);
  const isCaller = usePointOfView() === 'caller';
  const views = useMemo(() => viewsOf(plan), [plan]);
  const followed = followedView(views, plan, selected);
  const view = views.find(({ id }) => id === chosen) ?? followed;
  return (
    <PanelFrame
      label="Ledgers"
      terms={['store', 'transaction', 'commit']}
      tools={
        <>
          <SelectField
            label="What is shown"
            options={[
              { value: FOLLOWS, title: `By selection: ${followed?.title ?? 'nothing'}` },
              ...views.map(({ id, title }) => ({ value: id, title })),
            ]}
            value={chosen}
            onChoose={choose}
          />
          {isCaller && (
            <span className={styles.hint}>No party sees both sides: each knows only its own store.</span>
          )}
        </>
      }
    >
      <div data-veiled={isCaller || undefined} className={styles.content}>
        {view === undefined && <Empty>This system keeps no tables and makes no promises about data.</Empty>}
        {view?.kind === 'ledger' && <Ledger key={view.id} invariant={view.index} />}
        {view?.kind === 'store' && <Tables plan={plan} store={view.index} />}
      </div>
    </PanelFrame>
  );
}

interface View {
  readonly id: string;
  readonly title: string;
  readonly kind: 'ledger' | 'store';
  readonly index: number;
}

function viewsOf({ invariants, stores }: Plan): View[] {
  return [
    ...invariants.map(({ name }, index): View => ({
      id: `ledger ${index}`,
      title: `promise ${name}`,
      kind: 'ledger',
      index,
    })),
    ...stores.map(({ name }, index): View => ({
      id: `store ${index}`,
      title: `tables in ${name}`,
      kind: 'store',
      index,
    })),
  ];
}

/** A selected store's or module's tables; else the first promise. */
function followedView(views: readonly View[], plan: Plan, selected: Selection): View | undefined {
  const store =
    selected?.kind === 'store'
      ? selected.index
      : selected?.kind === 'module'
        ? (plan.modules[selected.index]?.store ?? -1)
        : -1;
  return views.find(({ kind, index }) => kind === 'store' && index === store) ?? views[0];
}

function Tables({ plan, store }: { readonly plan: Plan; readonly store: number }) {
  const tables = tablesIn(plan, store);
  if (tables.length === 0) return <Empty>No module keeps a table in this store.</Empty>;
  return tables.map((table) => <Table key={table} table={table} />);
}
