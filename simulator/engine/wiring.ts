/** Which link joins two parties, looked up by both ends. */
import type { PartyPlan, Plan } from '../model/plan';
import type { Link } from '../network';

/** Finds the link from one party to another; undefined where they never talk. */
export type FindLink = (from: PartyPlan, to: PartyPlan) => Link | undefined;

/** Indexes the plan's links once, for a system has one for each pair of services. */
export function linksByEnds(plan: Plan, links: readonly Link[]): FindLink {
  const byEnds = new Map(plan.links.map(({ from, to }, index) => [ends(from, to), links[index]]));
  return (from, to) => byEnds.get(ends(from, to));
}

function ends(from: PartyPlan, to: PartyPlan): string {
  return `${party(from)}>${party(to)}`;
}

function party(end: PartyPlan): string {
  return end.kind === 'clients' ? 'clients' : `${end.kind} ${end.index}`;
}
