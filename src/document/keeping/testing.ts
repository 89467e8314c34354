/** Runs of any form for tests. */
import * as fc from 'fast-check';
import cornerShop from '../../../lessons/systems/corner-shop/system.json';
import { CHANGEABLE } from '../../../simulator';
import type { SavedRequest } from '../../shared/run';
import type { SavedRun } from './saved-run';

const whole = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const name = fc.oneof(fc.constantFrom('monolith', 'by-hand', 'order'), fc.string({ maxLength: 20 }));

const target = fc.oneof(
  fc.record({ kind: fc.constantFrom('service' as const, 'link' as const), index: whole }),
  fc.record({ kind: fc.constant('policy' as const), index: whole, place: whole }),
);

const change = fc.record({
  target,
  name: fc.constantFrom(...CHANGEABLE.map((one) => one.name)),
  value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
});

const request: fc.Arbitrary<SavedRequest> = fc.oneof(
  fc.record({ kind: fc.constant('fault' as const), text: fc.string() }),
  fc.record({ kind: fc.constant('lift' as const), fault: whole }),
  fc.record({ kind: fc.constant('request' as const), task: name }),
  fc.record({ kind: fc.constant('parameter' as const), change }),
);

const acts = fc.array(fc.tuple(whole, whole, request), { maxLength: 5 }).map((entries) => {
  const times = entries.map(([atNs]) => atNs).sort((a, b) => a - b);
  const sequences = entries.map(([, sequence]) => sequence).sort((a, b) => a - b);
  return entries.map(([, , act], i) => ({ atNs: times[i] ?? 0, sequence: sequences[i] ?? 0, act }));
});

const selection = fc.oneof(
  fc.record({ kind: fc.constantFrom('service' as const, 'module' as const), index: whole }),
  fc.record({ kind: fc.constant('request' as const), request: whole }),
);

/** JSON of any form, as it is after it has been JSON once: without -0, and without what no text can hold. */
const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);

const system = fc.oneof(
  fc.record({ shipped: name }),
  fc.constant({ document: cornerShop }),
  fc.record({ document: fc.record({ format: fc.constant('faultline/1'), name, modules: json }) }),
);

/** Any saved run. Whether its document can run is another question. */
export const anySavedRun: fc.Arbitrary<SavedRun> = fc.record(
  {
    system,
    deployment: name,
    experiment: name,
    seed: whole,
    engine: name,
    acts,
    at: fc.record(
      { ns: whole, events: whole, hash: fc.string({ maxLength: 32 }) },
      { requiredKeys: ['ns', 'events'] },
    ),
    selection,
    panel: fc.constantFrom('compare', 'traces'),
  },
  { requiredKeys: ['system', 'deployment', 'experiment', 'seed', 'engine', 'acts'] },
);
