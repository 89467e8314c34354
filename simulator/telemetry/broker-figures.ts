/** What brokers did, counted from the journal: `BROKER_METRICS` by broker, but for what waits now, which a broker knows itself. */
import type { Journal, JournalFold } from '../kernel/journal';
import { isUnknown, Outcome } from '../model/failures';
import type { Plan } from '../model/plan';
import { count } from './columns';
import { brokerAt, Fact, instanceOf } from './facts';
import { Series } from './series';

/** A try's number stands above the operation's in `deliveryStarted`. */
const OPERATIONS = 65_536;

// Reads of columns are `as number`: journal indices are masked, ids are the plan's own.
export class BrokerFigures implements JournalFold {
  readonly published: Float64Array;
  readonly delivered: Float64Array;
  readonly redelivered: Float64Array;
  readonly acknowledged: Float64Array;
  readonly lost: Float64Array;
  /** From publishing to knowing, as producers see it. */
  readonly publishing: readonly Series[];
  private readonly brokerOfTopic: readonly number[];
  private readonly brokerOfLink: readonly number[];

  constructor({ brokers, topics, links }: Plan) {
    const column = (): Float64Array => new Float64Array(brokers.length);
    this.published = column();
    this.delivered = column();
    this.redelivered = column();
    this.acknowledged = column();
    this.lost = column();
    this.publishing = brokers.map(() => new Series(0));
    this.brokerOfTopic = topics.map(({ broker }) => broker);
    this.brokerOfLink = links.map(({ from }) => (from.kind === 'broker' ? from.index : -1));
  }

  fold({ mask, kinds, b, c, values }: Journal, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const at = row & mask;
      switch (kinds[at]) {
        case Fact.messageStored:
          count(this.published, this.brokerOfTopic[c[at] as number] as number);
          break;
        case Fact.publishEnded: {
          const outcome = b[at] as number;
          this.publishing[c[at] as number]?.record(
            values[at] as number,
            outcome !== Outcome.ok,
            isUnknown(outcome),
          );
          break;
        }
        case Fact.deliveryStarted: {
          const broker = brokerAt(instanceOf(values[at] as number));
          count(this.delivered, broker);
          if ((c[at] as number) >= OPERATIONS) count(this.redelivered, broker);
          break;
        }
        case Fact.deliveryEnded:
          if (b[at] === Outcome.ok) count(this.acknowledged, this.brokerOfLink[c[at] as number] as number);
          break;
        case Fact.messageGone:
          count(this.lost, b[at] as number);
      }
    }
  }
}
