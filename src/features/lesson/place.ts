/** Where a figure was taken, shown: the box in the picture, or the panel that tells of it. */
import type { Place } from '../../../lessons/figures';
import type { Plan } from '../../../simulator';
import { selection, shownPanel, type Selection } from '../../shared/run';

export function selectPlace({ kind, name }: Place, plan: Plan): void {
  if (kind === 'invariant') return shownPanel.set('invariants');
  if (kind === 'system') return;
  const index = namesOf(kind, plan).findIndex((one) => one.name === name);
  const found: Selection = index < 0 ? undefined : { kind, index };
  selection.set(found);
}

function namesOf(kind: Exclude<Place['kind'], 'invariant' | 'system'>, plan: Plan) {
  switch (kind) {
    case 'operation':
      return plan.operations;
    case 'service':
      return plan.services;
    case 'module':
      return plan.modules;
    case 'store':
      return plan.stores;
    case 'broker':
      return plan.brokers;
    case 'registry':
      return plan.registries;
  }
}
