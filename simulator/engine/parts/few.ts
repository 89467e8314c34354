/** The parts of the small engine, which tools/sandbox-plugin.ts builds with this file in the place of `index`. */
import { Lists } from '../../components/discovery/lists';
import { createDatabase } from '../../components/makers';
import type { Parts } from './parts';

export const PARTS: Parts = {
  stores: { database: createDatabase },
  brokers: {},
  find: (_plan, _kernel, services) => new Lists(services),
  writeAgain: undefined,
  capture: () => undefined,
  guestMath: () => undefined,
};
