/**
 * A consumer group: who reads which partition, how far it has read, and from where it would be read again. Partitions are
 * shared out anew when a member comes or has been silent for too long; nobody who is missing is replaced before that.
 */
import type { TimerId } from '../../kernel/event-queue';
import type { Message } from '../broker';
import type { Connection } from '../broker-process';

/** What was published to one partition of a topic. */
export interface Partition {
  readonly messages: Message[];
}

/** An instance that reads, one message at a time. */
export interface Member {
  connection: Connection;
  isBusy: boolean;
  /** It is known to be gone; the group waits for its session to end. */
  isMissing: boolean;
}

/** A group's place in one partition. */
export class Place {
  /** The next message to be read, and up to where reading is written down. */
  position = 0;
  committed = 0;
  /** How far any of them has ever read. */
  furthest = 0;
  /** Tries of the message at `position` so far. */
  tries = 0;
  owner: Member | undefined = undefined;
  /** Process that read last: when it comes back with what it knows, it goes on where it was. */
  reader: unknown = undefined;
  /** Whose it becomes when what is under way is done. */
  heir: Member | undefined = undefined;
  isReading = false;
  /** When what is under way is done, it begins again. */
  isToGoBack = false;
  /** Row that made what was read already be read again. */
  returnedRow = -1;
  commitTimer: TimerId = 0;

  constructor(readonly partition: Partition) {}

  /** Reads on from the first message, as if nothing had been read. */
  goBack(): void {
    this.position = this.committed = this.tries = 0;
    this.isToGoBack = false;
  }

  get waiting(): number {
    return this.partition.messages.length - this.position - (this.isReading ? 1 : 0);
  }
}

export class Group {
  readonly places: readonly Place[];
  members: Member[] = [];
  dead = 0;

  constructor(
    readonly topic: number,
    readonly operation: number,
    readonly name: string,
    readonly service: number,
    partitions: readonly Partition[],
  ) {
    this.places = partitions.map((partition) => new Place(partition));
  }

  /** Gives each member a stretch of the partitions (Kafka's range assignor); nothing while somebody is missing. */
  share(): void {
    const { members, places } = this;
    if (members.length === 0 || members.some(({ isMissing }) => isMissing)) return;
    places.forEach((place, index) => {
      const owner = members[Math.floor((index * members.length) / places.length)];
      if (owner === undefined || place.owner === owner) return;
      if (place.isReading) place.heir = owner;
      else hand(place, owner);
    });
  }
}

/** Gives a place to a member: where the last reader was, when that one is still there to say so, else where it was written down. */
export function hand(place: Place, owner: Member): void {
  const { process } = owner.connection;
  const isKnown = place.owner !== undefined || place.reader === process;
  if (!isKnown) place.position = place.committed;
  else if (place.reader !== process) place.committed = place.position;
  place.owner = owner;
  place.heir = undefined;
  place.reader = process;
}
