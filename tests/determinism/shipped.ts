/** Cases from the shipped systems: each under every deployment, in its liveliest experiment, broken in many ways. */
import { SYSTEMS } from '../../lessons/systems';
import type { InterventionRequest } from '../../simulator/engine/interventions';
import { readFault } from '../../simulator/engine/toolkit';
import type { CopyWay, Plan } from '../../simulator/model/plan';
import { shippedDocument, shopWith } from '../corner-shop';
import type { Act, Case } from './case';
import { copyingShop, COPY_WAYS } from '../copying-shop';
import { SPECIMENS, tenSeconds, WORDS } from '../specimens';
import { prepare } from './prepare';

const MINUTE_NS = 60e9;
/** Large systems, and a second deployment of one, tell in less than a minute whether they differ, and time is dear. */
const SHORT_NS = 20e9;
const LARGE: readonly string[] = ['social-network', 'astronomy-shop'];
const EXPERIMENT = 'open-loop';

/** What goes wrong by itself, by system: every kind of fault; names that a deployment does not have find nothing there. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  'corner-shop': [
    'slow catalogue by 5x from 4s to 8s',
    'fail users.get 20% from 8s to 12s',
    'cut payments reply after charge returns the 100th time for 2s',
    `throw in catalogue.reserve 'no luck' from 15s to 17s`,
    'crash payments for 1s when orders.place commits the 200th time',
    'leak notifications 10MiB from 20s to 30s',
    'delay payments by 30ms from 22s to 26s',
    'lose payments 10% from 30s to 36s',
    'hang payments.charge from 40s to 43s',
    'crash database for 500ms at 47s',
    'crash payments-database for 500ms at 47s',
    'hang orders-database from 50s to 52s',
    'drain users for 1s at 54s',
    'replay mail-log at 19s',
  ],
  'online-boutique': [
    'slow currency by 3x from 4s to 6s',
    'fail recommendation 20% from 8s to 12s',
    'cut shipping reply after Charge returns the 20th time for 2s',
    `throw in ad.GetAds 'no luck' from 14s to 17s`,
    'crash cart for 1s when PlaceOrder starts the 40th time',
    'leak email 10MiB from 20s to 30s',
    'delay productcatalog by 5ms from 22s to 24s',
    'lose checkout 10% from 30s to 36s',
    'hang shipping.GetQuote from 40s to 42s',
    'crash redis-cart at 45s',
    'crash database for 500ms at 47s',
    'hang payment-database from 50s to 52s',
    'drain currency for 1s at 54s',
  ],
  'signed-in': [
    'crash identity from 10s to 18s',
    'slow wallet by 30ms from 20s to 22s',
    'delay network by 3ms from 24s to 26s',
    'lose network 5% from 28s to 30s',
    'crash web for 2s at 34s',
    'cut network reply from 40s to 41s',
    'drain orders for 1s at 50s',
  ],
  'social-network': [
    'slow poststorage.StorePost by 300ms from 2s to 4s',
    'crash hometimeline for 1s when composepost.ComposePost starts the 12th time',
    'fail text 20% from 5s to 7s',
    'crash redis at 8s',
    'lose socialgraph 10% from 9s to 11s',
    'crash memcached at 12s',
    'crash rabbitmq for 1s at 13s',
    'hang user-mongo from 15s to 16s',
    'drain usertimeline for 1s at 17s',
  ],
  'astronomy-shop': [
    'slow frauddetection by 1s from 2s to 4s',
    'crash frauddetection for 1s at 5s',
    'fail payment 50% from 6s to 8s',
    'cut shipping reply after Charge returns the 10th time for 1s',
    'lose quote 10% from 9s to 11s',
    'crash kafka for 1s at 12s',
    'crash valkey at 13s',
    'leak email 10MiB from 14s to 15s',
    'crash accounting for 1s when accounting.ProcessOrder commits the 20th time',
  ],
  'borrowed-table': [
    'crash reports for 1s at 10s',
    'slow database by 3x from 20s to 24s',
    'crash database for 500ms at 30s',
    'hang payments.pay from 40s to 42s',
    'release payments expand at 44s',
  ],
  chain: [
    'fail hop3 20% from 5s to 10s',
    'crash hop5 for 2s at 15s',
    'delay network by 2ms from 20s to 22s',
    'slow hop1 by 5x from 30s to 33s',
    'hang hop7 from 40s to 42s',
  ],
};

/** A case, and the document that it is made from. */
export interface ShippedCase extends Case {
  readonly document: object;
}

/**
 * Every shipped system under every deployment, and found through a registry. Of deployments that differ in nothing but what
 * their operators are told the first will do: the engine knows nothing of that. Throws when one has a fault of the document.
 */
export function shippedCases(): ShippedCase[] {
  const shipped = SYSTEMS.flatMap((system) => {
    const differing = new Map<string, string>();
    for (const [name, deployment] of Object.entries(shippedDocument(system.name).deployments)) {
      const { title: _, explains: __, instruments: ___, ...world } = deployment;
      const key = JSON.stringify(world);
      if (!differing.has(key)) differing.set(key, name);
    }
    const deployments = [...differing.values()];
    return deployments.map((deployment) =>
      caseOf(system, deployment, { isShort: deployment !== deployments.at(-1) }),
    );
  });
  return [...shipped, ...REGISTRIES.map(foundThrough), ...COPY_WAYS.map(copied)];
}

/** Every shipped system once, in the deployment that was written last. */
export function caseOfEach(): ShippedCase[] {
  return SYSTEMS.map((system) =>
    caseOf(system, Object.keys(shippedDocument(system.name).deployments).at(-1) ?? ''),
  );
}

/** Every kind of component, and each kind of fault on it, one after the other. */
export function specimenCases(): Case[] {
  return Object.entries(SPECIMENS).map(([kind, { document, deployment, target }]) => {
    const { plan, text } = prepare(document, { deployment, experiment: 'open-loop', seed: 5 });
    const faults = WORDS.flatMap((words) => {
      const read = readFault(words.replace('TARGET', target), plan);
      return read.ok ? [read.fault] : [];
    });
    const acts = faults.flatMap((fault, place): Act[] => [
      { atNs: (place + 0.5) * 1e9, request: { kind: 'fault', fault } },
      { atNs: (place + 0.9) * 1e9, request: { kind: 'lift', fault: plan.faults.length + place } },
    ]);
    const lengthNs = 14e9;
    return { name: kind, plan: { ...plan, lengthNs, workload: tenSeconds(plan.workload) }, text, acts };
  });
}

const REGISTRIES = ['kubernetes', 'consul'] as const;

/** The corner shop with three instances of payments, which callers find through a registry; all of them have their troubles. */
function foundThrough(kind: (typeof REGISTRIES)[number]): ShippedCase {
  const more = [
    'crash payments#2 at 6s for 10s',
    'drain payments#3 for 2s at 28s',
    'crash registry for 2s at 34s',
    'cut shop->registry from 44s to 46s',
  ];
  const found = caseOf(shopWith(kind), 'payments-apart', { more });
  return { ...found, name: `${found.name}, found through ${kind}` };
}

/** The corner shop's payments in two databases, with troubles on the way to the second. */
function copied(by: CopyWay): ShippedCase {
  const more = [
    'crash payments for 1s when charge commits the 30th time',
    'hang ledger from 6s to 8s',
    'crash ledger for 1s at 12s',
    ...(by === 'change-capture'
      ? ['crash connector for 1s at 10s', 'lose connector->ledger 10% from 14s to 16s']
      : []),
  ];
  const found = caseOf(copyingShop(by, { reads: 'copy' }), 'payments-apart', { more, isShort: true });
  return { ...found, name: `${found.name}, copied by ${by}` };
}

function caseOf(
  system: { readonly name: string },
  deployment: string,
  { more = [], isShort = false }: { readonly more?: readonly string[]; readonly isShort?: boolean } = {},
): ShippedCase {
  const faults = FAULTS[system.name];
  if (faults === undefined) throw new Error(`say which faults ${system.name} is to meet`);
  const choice = {
    deployment,
    experiment: EXPERIMENT,
    seed: 7,
    lengthNs: isShort || LARGE.includes(system.name) ? SHORT_NS : MINUTE_NS,
    faults: [...faults, ...more],
  };
  const { plan, text } = prepare(system, choice);
  return {
    name: `${system.name}, ${deployment}`,
    plan,
    text,
    acts: actsOn(plan).filter(({ atNs }) => atNs < plan.lengthNs),
    document: system,
  };
}

/** What somebody does meanwhile: breaks and mends, asks by hand, turns knobs. */
function actsOn(plan: Plan): Act[] {
  const tasks = plan.workload.kind === 'open' ? plan.workload.tasks : [];
  const fault = (text: string): InterventionRequest => {
    const read = readFault(text, plan);
    if (!read.ok) throw new Error(`${text}: ${read.problem.message}`);
    return { kind: 'fault', fault: read.fault };
  };
  const module = plan.modules.at(-1)?.name ?? '';
  const own = plan.faults.length;
  const wire = plan.links.findIndex(({ to }) => to.kind === 'service');
  const change = (atNs: number, name: string, value: number): Act => ({
    atNs,
    request: {
      kind: 'parameter',
      change: {
        target: name === 'concurrency' ? { kind: 'service', index: 0 } : { kind: 'link', index: wire },
        name,
        value,
      },
    },
  });
  return [
    { atNs: 0, request: fault(`slow ${module} by 2x`) },
    { atNs: 5e9 + 1, request: { kind: 'lift', fault: own } },
    ...tasks.map((task, place): Act => ({ atNs: 9e9 + place, request: { kind: 'request', task } })),
    change(13e9, 'latency', 3e6),
    { atNs: 16.5e9, request: fault(`slow ${module} by 40ms`) },
    { atNs: 16.5e9, request: { kind: 'lift', fault: 3 } },
    { atNs: 18e9, request: { kind: 'lift', fault: own + 1 } },
    change(27e9, 'loss', 0.01),
    change(33e9, 'concurrency', 20),
    { atNs: 41e9, request: { kind: 'lift', fault: 8 } },
    change(55e9, 'loss', 0),
  ];
}
