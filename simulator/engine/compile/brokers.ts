/** Topics, who subscribes to them, and what carries them in a deployment. */
import type { CheckedDeployment, CheckedDocument } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { didYouMean } from '../../model/names';
import type { BrokerPlan, TopicPlan } from '../../model/plan';

/** A topic before a deployment has given it a broker. */
export type Topic = Omit<TopicPlan, 'broker'>;

/** The topics that modules subscribe or publish to, in the order of the document; unknown operations become faults. */
export function compileTopics(
  document: CheckedDocument,
  operations: ReadonlyMap<string, number>,
  faults: FaultList,
): Topic[] {
  const topics = new Map<string, number[]>();
  for (const [name, { subscribes, operations: own }] of Object.entries(document.modules))
    subscribes.forEach(({ topic, operation }, i) => {
      const path = ['modules', name, 'subscribes', i, 'operation'];
      const index = operations.get(`${name}.${operation}`);
      const subscribers = topics.get(topic) ?? [];
      topics.set(topic, subscribers);
      if (index === undefined)
        faults.add('unknown-operation', path, `\`${name}\` has no operation \`${operation}\``, () =>
          didYouMean(operation, Object.keys(own)),
        );
      else if (subscribers.includes(index))
        faults.add('subscribed-twice', path, `\`${name}.${operation}\` subscribes twice`, 'leave one out');
      else subscribers.push(index);
    });
  for (const { operations: own } of Object.values(document.modules))
    for (const { publishes = [] } of Object.values(own))
      for (const topic of publishes) if (!topics.has(topic)) topics.set(topic, []);
  return [...topics].map(([name, subscribers]) => ({ name, subscribers }));
}

/** The brokers of a deployment; a topic that is unknown, or carried twice, becomes a fault below `path`. */
export function placeTopics(
  deployment: CheckedDeployment,
  known: readonly Topic[],
  path: PathParts,
  faults: FaultList,
): { readonly topics: readonly TopicPlan[]; readonly brokers: readonly BrokerPlan[] } {
  const carriers = new Map<number, number>();
  const names = known.map(({ name }) => name);
  const brokers = Object.entries(deployment.brokers).map(([name, { kind, topics, parameters }], broker) => {
    const carried = topics.flatMap((topic, i) => {
      const where = [...path, 'brokers', name, 'topics', i];
      const index = names.indexOf(topic);
      if (index < 0)
        faults.add('unknown-topic', where, `no module subscribes to \`${topic}\``, () =>
          didYouMean(topic, names),
        );
      else if (carriers.has(index))
        faults.add('topic-twice', where, `\`${topic}\` is carried already`, 'leave it out here or there');
      else {
        carriers.set(index, broker);
        return [index];
      }
      return [];
    });
    return { name, kind, topics: carried, parameters };
  });
  return { topics: known.map((topic, index) => ({ ...topic, broker: carriers.get(index) ?? -1 })), brokers };
}
