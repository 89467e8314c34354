/**
 * Wiring one part to another. What a wire means follows from what it joins: clients ask, services call, publish and keep
 * their data, brokers deliver, registries tell where. A rule says what the wire does, or why there can be none.
 */
import type { SystemDocument } from '../../../simulator';
import { joinCalls, joinClients, unjoinCalls, unjoinClients } from './join-calls';
import { joinBroker, joinSubscriber, unjoinBroker, unjoinSubscriber } from './join-messages';
import { joinRegistry, unjoinRegistry } from './join-registry';
import { joinStore, unjoinStore } from './join-store';
import { edited, refused, type Draft, type Edited, type Part, type Refusal } from './part';

/** Writes the wire into the draft; says what it does, in a sentence, or why there can be none. */
export type Joining = (draft: Draft, deployment: string, from: Part, to: Part) => string | Refusal;

interface Rule {
  readonly join: Joining;
  readonly unjoin: Joining;
}

const RULES: Readonly<Partial<Record<`${Kind} ${Kind}`, Rule>>> = {
  'clients service': { join: joinClients, unjoin: unjoinClients },
  'service service': { join: joinCalls, unjoin: unjoinCalls },
  'service store': { join: joinStore, unjoin: unjoinStore },
  'service broker': { join: joinBroker, unjoin: unjoinBroker },
  'broker service': { join: joinSubscriber, unjoin: unjoinSubscriber },
  'service registry': { join: joinRegistry, unjoin: unjoinRegistry },
};

type Kind = 'clients' | 'service' | 'store' | 'broker' | 'registry';

const NEVER: Readonly<Record<Kind, string>> = {
  clients: 'Clients ask services, and nobody calls clients.',
  service: 'That leads nowhere from a service.',
  store: 'A store answers those that use it; it calls nobody. Begin at the service.',
  broker: 'A broker delivers to services, and to nobody else.',
  registry: 'A registry is asked by those that call; wire the service that is to be found to it.',
};

export type Joinable = { readonly ok: true; /** What the wire will do. */ readonly says: string } | Refusal;

/** Whether one can be wired to the other, and what that would do. */
export function joinable(document: SystemDocument, deployment: string, from: Part, to: Part): Joinable {
  const said = applied('join', structuredClone(document), deployment, from, to);
  return typeof said === 'string' ? { ok: true, says: said } : said;
}

/** Wires one to the other. */
export function join(document: SystemDocument, deployment: string, from: Part, to: Part): Edited {
  return changed('join', document, deployment, from, to);
}

/** Takes the wire between them away. */
export function unjoin(document: SystemDocument, deployment: string, from: Part, to: Part): Edited {
  return changed('unjoin', document, deployment, from, to);
}

function changed(
  what: keyof Rule,
  document: SystemDocument,
  deployment: string,
  from: Part,
  to: Part,
): Edited {
  return edited(document, (draft) => {
    const said = applied(what, draft, deployment, from, to);
    if (typeof said !== 'string') return said;
    // Where a wire has gone, its ends are not picked: another Delete would take them too.
    return what === 'join' ? [from, to] : [];
  });
}

function applied(what: keyof Rule, draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const [source, target] = [kindOf(from), kindOf(to)];
  const rule = RULES[`${source} ${target}`];
  if (rule !== undefined) return rule[what](draft, deployment, from, to);
  return refused(target === 'clients' ? NEVER.clients : NEVER[source]);
}

function kindOf({ kind }: Part): Kind {
  return kind === 'module' ? 'service' : kind;
}
