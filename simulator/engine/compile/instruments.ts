/** What each service tells its operators. */
import type { CheckedDeployment } from '../../model/document';
import type { FaultList, PathParts } from '../../model/document-fault';
import { didYouMean } from '../../model/names';
import type { InstrumentsPlan, ServiceInstruments } from '../../model/plan';

/** Those outside are not ours to instrument: they tell nothing, and pass nothing on. */
const OUTSIDE: ServiceInstruments = { level: 'none', propagates: false };

/** The instruments of every service in `services`; names that the deployment does not have become faults below `path`. */
export function compileInstruments(
  { instruments, services: own }: CheckedDeployment,
  services: readonly { readonly name: string }[],
  path: PathParts,
  faults: FaultList,
): InstrumentsPlan {
  for (const name of Object.keys(instruments.services)) {
    if (Object.hasOwn(own, name)) continue;
    const where = [...path, 'instruments', 'services', name];
    faults.add('unknown-service', where, `there is no service \`${name}\``, () =>
      didYouMean(name, Object.keys(own)),
    );
  }
  return {
    sampling: instruments.sampling,
    services: services.map(({ name }) => {
      if (!Object.hasOwn(own, name)) return OUTSIDE;
      const differs = Object.hasOwn(instruments.services, name) ? instruments.services[name] : undefined;
      return { level: differs?.level ?? instruments.level, propagates: differs?.propagates ?? true };
    }),
  };
}
