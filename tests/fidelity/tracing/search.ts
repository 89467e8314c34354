/** Two ways in which somebody finds a slow service who has nothing but the traces that instruments exported. */

interface SpanJson {
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

interface Exported {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly SpanJson[] }[];
  }[];
}

interface Span {
  readonly service: string;
  /** Of the side that was called. */
  readonly isServer: boolean;
  readonly id: string;
  readonly parent: string | undefined;
  readonly startNs: number;
  readonly endNs: number;
}

/** SPAN_KIND_SERVER. */
const SERVER = 2;
/** Traces that are looked into. */
const LOOKED_INTO = 20;

/**
 * Takes the slowest traces and sums up, service by service, the time in which a span of it was open and none below it was:
 * whoever has most of that is to blame. Undefined when there is no trace.
 */
export function slowService(otlp: string): string | undefined {
  const spans = spansOf(JSON.parse(otlp) as Exported); // written by the exporter, whose form has its own test
  const children = groupedBy(spans, ({ parent }) => parent);
  const roots = spans.filter(({ parent }) => parent === undefined);
  const slowest = [...roots].sort((one, other) => lengthOf(other) - lengthOf(one)).slice(0, LOOKED_INTO);
  const blamed = new Map<string, number>();
  const blame = (span: Span): void => {
    const below = children.get(span.id) ?? [];
    // What a caller waits for on the wire, or a store does for it, is not its own work.
    const isClient = below.some(({ service }) => service !== span.service);
    if (!isClient) blamed.set(span.service, (blamed.get(span.service) ?? 0) + ownNs(span, below));
    below.forEach(blame);
  };
  slowest.forEach(blame);
  return [...blamed].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** Takes all spans of each service and blames the one that works longest on average: who called whom is looked at, requests are not. */
export function slowOnAverage(otlp: string): string | undefined {
  const spans = spansOf(JSON.parse(otlp) as Exported); // as above
  const children = groupedBy(spans, ({ parent }) => parent);
  const servers = spans.filter(({ isServer }) => isServer);
  const means = [...groupedBy(servers, ({ service }) => service)].map(([service, its]) => {
    const sum = its.reduce((total, span) => total + ownNs(span, children.get(span.id) ?? []), 0);
    return { service, meanNs: sum / its.length };
  });
  return means.sort((one, other) => other.meanNs - one.meanNs)[0]?.service;
}

/** Time in which a span was open and none of those below it was. */
function ownNs(span: Span, below: readonly Span[]): number {
  let untilNs = span.startNs;
  let coveredNs = 0;
  for (const { startNs, endNs } of [...below].sort((one, other) => one.startNs - other.startNs)) {
    coveredNs += Math.max(0, endNs - Math.max(untilNs, startNs));
    untilNs = Math.max(untilNs, endNs);
  }
  return lengthOf(span) - coveredNs;
}

function lengthOf({ startNs, endNs }: Span): number {
  return endNs - startNs;
}

function spansOf({ resourceSpans }: Exported): Span[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    return scopeSpans.flatMap(({ spans }) =>
      spans.map(({ spanId, parentSpanId, kind, startTimeUnixNano, endTimeUnixNano }) => ({
        service,
        isServer: kind === SERVER,
        id: spanId,
        parent: parentSpanId,
        startNs: Number(startTimeUnixNano),
        endNs: Number(endTimeUnixNano),
      })),
    );
  });
}

function groupedBy<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [thing]);
    else known.push(thing);
  }
  return groups;
}
