/** What is picked, as parts of the document. */
import { nameOf, partOf, type Part } from '../../document/edits';
import { partyName, type PartyPlan, type Plan } from '../../../simulator';
import { picked } from '../../shared/drawing';
import { selection } from '../../shared/run';

export function pickedParts(): readonly Part[] {
  return picked.get().flatMap((id) => partOf(id) ?? []);
}

/** The part that is picked first; as long as the picture is not for drawing, the one that is selected. */
export function pickedPart(plan: Plan): Part | undefined {
  const [first] = pickedParts();
  if (first !== undefined) return first;
  const selected = selection.get();
  switch (selected?.kind) {
    case 'clients':
      return { kind: 'clients' };
    case 'service':
    case 'store':
    case 'broker':
    case 'registry':
      // A party's kind, with its number.
      return { kind: selected.kind, name: partyName(plan, selected as PartyPlan) };
    default:
      return undefined;
  }
}

/** The wire that is selected, with the parts at its ends. */
export function pickedWire(
  plan: Plan,
): { readonly name: string; readonly from: Part; readonly to: Part } | undefined {
  const selected = selection.get();
  const link = selected?.kind === 'link' ? plan.links[selected.index] : undefined;
  if (link === undefined) return undefined;
  const { name, from, to } = link;
  return { name, from: partAt(from, plan), to: partAt(to, plan) };
}

function partAt(end: PartyPlan, plan: Plan): Part {
  return end.kind === 'clients' ? { kind: 'clients' } : { kind: end.kind, name: partyName(plan, end) };
}

/** Names told in full at most. */
const MOST = 2;

/** "orders", "orders and payments", "5 parts". */
export function namesOf(parts: readonly Part[]): string {
  return parts.length > MOST ? `${parts.length} parts` : parts.map(nameOf).join(' and ');
}
