/** Replay: the readers of a log are sent back to its beginning. Not a failure, and yet everything is done again. */
import { IdleReason } from '../telemetry/facts';
import type { FaultDefinition } from './definition';

export const REPLAY: FaultDefinition = {
  kind: 'replay',
  title: 'Replay',
  explains:
    'Every reader of a log goes back to the first message and reads on from there, as after resetting a group’s offsets. What was done is done again.',
  leavesOut:
    'Going back to a chosen place or moment, and the pause: Kafka lets an operator reset the offsets of a group only while nobody of it reads. A queue has nothing to read again.',
  targets: ['broker'],
  parameters: {},
  wouldDo: (_fault, where) =>
    `Sends the readers of ${where} back to its first message. Whatever they have done they do again.`,
  strike: ({ world, fault, touched }) => {
    const broker = fault.target.kind === 'broker' ? world.brokers[fault.target.index] : undefined;
    if (broker === undefined || !broker.up) return { idle: IdleReason.notRunning };
    if (!broker.keepsAll) return { idle: IdleReason.nothingKept };
    broker.replay(touched(0, 0));
    return { lift: () => undefined };
  },
};
