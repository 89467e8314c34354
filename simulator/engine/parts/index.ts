/** All parts there are. */
import { startCaptures } from '../../components/copying';
import { Discovery } from '../../components/discovery';
import { Log } from '../../components/log/log';
import { Queue } from '../../components/queue/queue';
import { writeAgain } from '../../components/service/dual-writes';
import { STORES } from '../../components/stores';
import { createGuestMath } from '../../kernel/math';
import type { Parts } from './parts';

export const PARTS: Parts = {
  stores: STORES,
  brokers: {
    queue: (surroundings) => new Queue(surroundings),
    log: (surroundings) => new Log(surroundings),
  },
  find: (plan, kernel, services, findLink, stream) => new Discovery(plan, kernel, services, findLink, stream),
  writeAgain,
  capture: startCaptures,
  guestMath: createGuestMath,
};
