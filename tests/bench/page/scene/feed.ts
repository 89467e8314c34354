/** Frames of a run that is made up: on every link calls follow each other evenly, each with a message there and one back. */
import {
  Fact,
  INSTANCE_FIELDS,
  Leg,
  NO_INSTANCE,
  Outcome,
  where,
  type Frame,
  type Plan,
} from '../../../../simulator';

/** How long a message is under way, ns: so slow that no link becomes a flow, and every message is drawn by itself. */
const HOP_NS = 1e9;

type Row = readonly [timeNs: number, kind: number, a: number, b: number, c: number, value: number];

export class Feed {
  private fed = 0;
  private spans = 0;
  private sentNs = 0;
  private calls = 0;
  /** What will happen, by the tenth of a second in which it does. */
  private readonly ahead: Row[] = [];
  private readonly links: readonly number[];
  private readonly everyNs: number;

  /** `messages` are under way at a time, once the first calls are answered. */
  constructor(
    private readonly plan: Plan,
    messages: number,
  ) {
    this.links = usedLinks(plan);
    // A call has one message under way from its beginning to its end, for two hops.
    this.everyNs = (2 * HOP_NS) / messages;
  }

  /** All that happens up to `nowNs`. */
  next(nowNs: number): Frame {
    for (; this.sentNs <= nowNs; this.sentNs += this.everyNs) this.call(this.sentNs);
    this.ahead.sort((one, other) => one[0] - other[0]);
    const until = this.ahead.findIndex(([timeNs]) => timeNs > nowNs);
    const rows = this.ahead.splice(0, until < 0 ? this.ahead.length : until);
    const first = this.fed;
    this.fed += rows.length;
    const { services, stores } = this.plan;
    return {
      nowNs,
      events: this.fed,
      requests: { started: this.calls, succeeded: this.calls, failed: 0, unknown: 0 },
      instances: Float64Array.from(
        services.flatMap((_, i) => INSTANCE_FIELDS.map((field) => gauge(field, i + this.fed))),
      ),
      stores: new Float64Array(stores.length).fill(1),
      brokers: new Float64Array(0),
      places: new Float64Array(),
      asked: new Float64Array(),
      registries: new Float64Array(0),
      beliefs: new Int32Array(0),
      fallen: [],
      rows: {
        first,
        skipped: 0,
        times: Float64Array.from(rows, (row) => row[0]),
        kinds: Uint8Array.from(rows, (row) => row[1]),
        a: Int32Array.from(rows, (row) => row[2]),
        b: Int32Array.from(rows, (row) => row[3]),
        c: Int32Array.from(rows, (row) => row[4]),
        values: Float64Array.from(rows, (row) => row[5]),
        causes: new Int32Array(rows.length),
      },
      firstWord: 0,
      words: [],
      invariants: [],
      faults: [],
      log: [],
      live: new Float64Array(0),
    };
  }

  /** A call on the next link, in turn: there, some work, and back; one in ten fails. */
  private call(atNs: number): void {
    const link = this.links[this.calls++ % this.links.length] ?? 0;
    const [client, server] = [++this.spans, ++this.spans];
    const to = this.plan.links[link]?.to;
    const operation = to?.kind === 'service' ? this.operationOf(to.index) : 0;
    const outcome = this.calls % 10 === 0 ? Outcome.timeout : Outcome.ok;
    const place = where(this.calls, NO_INSTANCE);
    const [arrivesNs, endsNs] = [atNs + HOP_NS, atNs + 2 * HOP_NS];
    this.ahead.push(
      [atNs, Fact.callStarted, client, 0, operation, place],
      [atNs, Fact.messageSent, client, link, Leg.request, HOP_NS],
      [arrivesNs, Fact.handlerStarted, server, client, operation, where(this.calls, 0)],
      [arrivesNs, Fact.handlerEnded, server, outcome, operation, 0],
      [arrivesNs, Fact.messageSent, client, link, Leg.reply, HOP_NS],
      [endsNs, Fact.callEnded, client, outcome, link, 2 * HOP_NS],
    );
  }

  private operationOf(service: number): number {
    return this.plan.operations.findIndex(({ module }) => this.plan.modules[module]?.service === service);
  }
}

/** Links over which declared calls go. */
function usedLinks({ operations, modules, links }: Plan): number[] {
  const serviceOf = (operation: number): number =>
    modules[operations[operation]?.module ?? -1]?.service ?? -1;
  const pairs = new Set(
    operations.flatMap(({ calls }, from) => calls.map((to) => `${serviceOf(from)} ${serviceOf(to)}`)),
  );
  return links.flatMap(({ from, to }, link) =>
    from.kind === 'service' && to.kind === 'service' && pairs.has(`${from.index} ${to.index}`) ? [link] : [],
  );
}

/** Something that differs from instance to instance and from frame to frame. */
function gauge(field: (typeof INSTANCE_FIELDS)[number], i: number): number {
  return field === 'up'
    ? 1
    : field === 'running'
      ? i % 7
      : field === 'queued'
        ? i % 5
        : field === 'busyCpus'
          ? i % 2
          : 0;
}
