/** Wires to what carries messages, and from it. */
import type { SystemDocument } from '../../../simulator';
import { defaultOperation, firstOperation, leadsTo } from './code';
import { wirable } from './join-calls';
import { freshAmong } from './names';
import { deploymentOf, modulesOf, nameOf, refused, type Draft, type Part, type Refusal } from './part';

/** The default handler of one publishes to a topic that the other carries. */
export function joinBroker(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const modules = modulesOf(draft, deployment, from);
  const module = modules.find((name) => defaultOperation(draft, name) !== undefined) ?? modules[0];
  const broker = deploymentOf(draft, deployment).brokers?.[nameOf(to)];
  if (module === undefined || broker === undefined) return refused('There is no module in it.');
  const published = modules.flatMap((name) => publishedBy(draft, name));
  const waiting = uncarried(draft, deployment, published);
  if (waiting.length > 0) return carry(broker, waiting, nameOf(to));
  const topic = broker.topics[0] ?? freshAmong(topicsOf(draft), `${module}-done`);
  if (published.includes(topic)) return refused(`${nameOf(from)} publishes to ${topic} already.`);
  const operation = wirable(draft, module, `\`await ctx.publish('${topic}', …)\``);
  if ('ok' in operation) return operation;
  const { publishes = [] } = operation;
  const told = Object.entries(draft.modules).filter(([, { subscribes = [] }]) =>
    subscribes.some((one) => one.topic === topic),
  );
  if (told.some(([name]) => leadsTo(draft, name, module)))
    return refused(`What ${topic} sets off leads back to ${module}: it would go round without end.`);
  operation.publishes = [...publishes, topic];
  if (broker.topics.length === 0) broker.topics = [topic];
  return `${module} publishes to ${topic}, which ${nameOf(to)} carries.`;
}

/** The first module of one takes what the other carries. */
export function joinSubscriber(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const [name] = modulesOf(draft, deployment, to);
  const module = draft.modules[name ?? ''];
  const broker = deploymentOf(draft, deployment).brokers?.[nameOf(from)];
  if (name === undefined || module === undefined || broker === undefined)
    return refused('There is no module in it that could take messages.');
  const { subscribes = [] } = module;
  const waiting = uncarried(
    draft,
    deployment,
    subscribes.map(({ topic }) => topic),
  );
  if (waiting.length > 0) return carry(broker, waiting, nameOf(from));
  const topics =
    broker.topics.length > 0 ? broker.topics : [freshAmong(topicsOf(draft), `${nameOf(from)}-messages`)];
  const topic = topics.find((one) => !subscribes.some((known) => known.topic === one));
  if (topic === undefined) return refused(`${name} takes everything that ${nameOf(from)} carries already.`);
  const publishers = Object.entries(draft.modules).filter(([, { operations }]) =>
    Object.values(operations).some(({ publishes = [] }) => publishes.includes(topic)),
  );
  if (publishers.some(([publisher]) => publisher === name || leadsTo(draft, name, publisher)))
    return refused(`What ${topic} sets off would lead back to who publishes it, without end.`);
  const operation = firstOperation(draft, name);
  module.subscribes = [...subscribes, { topic, operation: operation.slice(name.length + 1) }];
  broker.topics = topics;
  return `${name} takes the messages of ${topic}.`;
}

/** The topics that a module publishes to: those that it declares, and those of somebody's that its code names. */
function publishedBy(draft: Draft, module: string): readonly string[] {
  const { handlers = '', operations = {} } = draft.modules[module] ?? {};
  const isNamed = (topic: string): boolean =>
    handlers.includes('publish') && ["'", '"', '`'].some((mark) => handlers.includes(mark + topic + mark));
  const named = [...topicsOf(draft)].filter(isNamed);
  return [...Object.values(operations).flatMap(({ publishes = [] }) => publishes), ...named];
}

/** Those of the topics that no broker carries. Their messages go straight to who subscribes, as calls do. */
function uncarried(draft: Draft, deployment: string, topics: readonly string[]): readonly string[] {
  const carried = new Set(
    Object.values(deploymentOf(draft, deployment).brokers ?? {}).flatMap((broker) => broker.topics),
  );
  return [...new Set(topics)].filter((topic) => !carried.has(topic));
}

/** The broker carries what is told already: nobody's code changes. */
function carry(broker: { topics: string[] }, topics: readonly string[], name: string): string {
  broker.topics = [...broker.topics, ...topics];
  return `${name} carries ${topics.join(' and ')} from now on.`;
}

export function unjoinBroker(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const { topics = [] } = deploymentOf(draft, deployment).brokers?.[nameOf(to)] ?? {};
  let found = false;
  for (const module of modulesOf(draft, deployment, from))
    for (const operation of Object.values(draft.modules[module]?.operations ?? {})) {
      const kept = operation.publishes?.filter((topic) => !topics.includes(topic));
      if (kept === undefined || kept.length === operation.publishes?.length) continue;
      operation.publishes = kept;
      found = true;
    }
  if (found) return 'It publishes nothing there any more.';
  return refused(`What it publishes stands in its code.`, 'Take it out there.');
}

export function unjoinSubscriber(draft: Draft, deployment: string, from: Part, to: Part): string | Refusal {
  const { topics = [] } = deploymentOf(draft, deployment).brokers?.[nameOf(from)] ?? {};
  for (const name of modulesOf(draft, deployment, to)) {
    const module = draft.modules[name];
    if (module?.subscribes === undefined) continue;
    module.subscribes = module.subscribes.filter(({ topic }) => !topics.includes(topic));
  }
  dropUnknownTopics(draft);
  return 'It takes no more messages from there.';
}

/** The topics that somebody declares. */
export function topicsOf({ modules }: Pick<SystemDocument, 'modules'>): ReadonlySet<string> {
  return new Set(
    Object.values(modules).flatMap(({ subscribes = [], operations }) => [
      ...subscribes.map(({ topic }) => topic),
      ...Object.values(operations).flatMap(({ publishes = [] }) => publishes),
    ]),
  );
}

/** Brokers carry what somebody publishes or subscribes to by declaration. */
export function dropUnknownTopics(draft: Draft): void {
  const known = topicsOf(draft);
  for (const { brokers = {} } of Object.values(draft.deployments))
    for (const broker of Object.values(brokers))
      broker.topics = broker.topics.filter((topic) => known.has(topic));
}
