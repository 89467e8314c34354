/** The kinds of component. Adding one takes its folder and a line here; what makes a store or a broker stands in `stores.ts` and `engine/parts`. */
import { CACHE } from './cache/definition';
import { DATABASE } from './database/definition';
import { CONSUL } from './discovery/consul';
import { KUBERNETES } from './discovery/kubernetes';
import { EXTERNAL } from './external/definition';
import { LOG } from './log/definition';
import { QUEUE } from './queue/definition';
import { SERVICE } from './service/definition';

export const COMPONENTS = {
  service: SERVICE,
  external: EXTERNAL,
  database: DATABASE,
  cache: CACHE,
  kubernetes: KUBERNETES,
  consul: CONSUL,
  queue: QUEUE,
  log: LOG,
};
