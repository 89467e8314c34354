/** What is to be said of instruments and of the traces that they leave. */
import type { InstrumentsPlan, Plan, SeenSummary, SystemDocument } from '../../../../simulator';
import { counted } from '../../../shared/words';

type Told = Pick<Plan, 'services' | 'links' | 'instruments'>;

/** What the deployment's instruments do, in a sentence; '' when none of them makes traces. */
export function instrumentsWords({ services, instruments }: Told): string {
  const making = instruments.services.filter(({ level }) => level === 'traces').length;
  if (making === 0) return '';
  const share = instruments.sampling;
  const which = share === 1 ? 'every trace' : `${Number((100 * share).toPrecision(3))} % of the traces`;
  const silent = services.filter((_, index) => breaks(instruments, index)).map(({ name }) => name);
  const lost = silent.length === 0 ? '' : ` No context is passed on by ${silent.join(', ')}.`;
  return `${making} of ${counted(services.length, 'service')} make spans, of ${which}.${lost}`;
}

/** Where a trace is torn off, if it is: words for a badge, and a sentence. */
export function tearOf(
  { service, hasBeginning }: Pick<SeenSummary, 'service' | 'hasBeginning'>,
  plan: Told,
): { readonly badge: string; readonly says: string } | undefined {
  if (!hasBeginning)
    return {
      badge: 'no beginning',
      says: 'The span that began this trace has not come: it was not sent yet, or it died with its process.',
    };
  const index = plan.services.findIndex(({ name }) => name === service);
  const callers = plan.links.filter(({ to }) => to.kind === 'service' && to.index === index);
  if (callers.some(({ from }) => from.kind === 'clients') || callers.length === 0) return undefined;
  return {
    badge: 'torn off',
    says: `No customer calls ${service}, so this trace is a piece of a longer one: whoever called ${service} did not pass the context on, and what came before is in another trace.`,
  };
}

/** What is missing after a service that passes nothing on; '' when it does. */
export function breakWords(service: string, { services, instruments }: Told): string {
  const index = services.findIndex(({ name }) => name === service);
  return breaks(instruments, index)
    ? `${service} does not pass the context on: what it called is in traces of its own, and its own work cannot be told from waiting.`
    : '';
}

function breaks({ services }: InstrumentsPlan, index: number): boolean {
  const { level, propagates } = services[index] ?? { level: 'none', propagates: true };
  return level === 'traces' && !propagates;
}

/** A deployment with spans, for somebody who has none: of the same services if there is one. */
export function deploymentWithTraces({ deployments }: SystemDocument, current: string): string | undefined {
  const servicesOf = (name: string): string => Object.keys(deployments[name]?.services ?? {}).join();
  const telling = Object.keys(deployments).filter(
    (name) => (deployments[name]?.instruments?.level ?? 'traces') === 'traces',
  );
  return telling.find((name) => servicesOf(name) === servicesOf(current)) ?? telling[0];
}
