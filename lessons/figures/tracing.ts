/** How far a request can be followed: what the instruments tell of it, by the rules of `telemetry/instruments`. */
import { SYSTEM, worstPlace, type Figure, type Ran } from './figure';

/** Calls that services of ours took, by the service that keeps a trace from showing them; -1 = a trace shows them. */
function callsTaken({ plan, report }: Ran): readonly { readonly calls: number; readonly hiddenBy: number }[] {
  const { services: gear, sampling } = plan.instruments;
  const makesSpans = (service: number): boolean => sampling > 0 && gear[service]?.level === 'traces';
  return plan.links.flatMap(({ from, to }, index) => {
    if (to.kind !== 'service' || plan.services[to.index]?.kind !== 'service') return [];
    const calls = report.links[index]?.calls ?? 0;
    if (!makesSpans(to.index)) return [{ calls, hiddenBy: to.index }];
    // A trace begins where a client comes in. A broker hands on what it was given.
    const isLost =
      from.kind === 'service' && !(makesSpans(from.index) && gear[from.index]?.propagates === true);
    return [{ calls, hiddenBy: isLost ? from.index : -1 }];
  });
}

export const TRACING_FIGURES = {
  tracedShare: {
    unit: 'share',
    explains:
      'Share of the calls to services that a trace shows together with who called: both make spans, and the caller passes the context on. Traces that the sampler leaves out are not counted against it.',
    words: 'share of calls that a trace shows with who called',
    measure: (ran) => {
      const taken = callsTaken(ran);
      const all = taken.reduce((sum, { calls }) => sum + calls, 0);
      if (all === 0) return undefined;
      const hidden = ran.plan.services.map(({ name }, service) => ({
        name,
        calls: taken.reduce((sum, { calls, hiddenBy }) => sum + (hiddenBy === service ? calls : 0), 0),
      }));
      const unseen = hidden.reduce((sum, { calls }) => sum + calls, 0);
      const place = unseen === 0 ? SYSTEM : worstPlace(hidden, 'service', ({ calls }) => calls);
      return { value: 1 - unseen / all, place };
    },
  },
} satisfies Readonly<Record<string, Figure>>;
