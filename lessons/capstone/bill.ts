/** What a design costs to run, and how many things there are to look after. */
import type { Plan } from '../../simulator';

/** AWS Fargate, Linux on x86, us-east-1, on demand (https://aws.amazon.com/fargate/pricing/), US dollars. */
const PER_CPU_HOUR = 0.04048;
const PER_GIB_HOUR = 0.004445;
const HOURS_A_MONTH = 730;
const BYTES_PER_GIB = 2 ** 30;

export interface Bill {
  /** For the instances of our services. What runs stores and brokers is not known to the model, and not counted. */
  readonly dollarsAMonth: number;
  readonly instances: number;
  /** Services, stores, brokers and registries that are ours: what is to be deployed, watched and patched. */
  readonly parts: number;
}

export function billFor({ services, stores, brokers, registries, modules }: Plan): Bill {
  const own = services.filter(({ kind }) => kind === 'service');
  const outside = new Set(modules.flatMap(({ external, store }) => (external ? [store] : [])));
  const dollarsAnHour = own.reduce((sum, { instances, parameters }) => {
    const cpus = Number(parameters['cpus']) * PER_CPU_HOUR;
    const memory = (Number(parameters['memory']) / BYTES_PER_GIB) * PER_GIB_HOUR;
    return sum + instances * (cpus + memory);
  }, 0);
  const ownStores = stores.filter((_, index) => !outside.has(index)).length;
  return {
    dollarsAMonth: dollarsAnHour * HOURS_A_MONTH,
    instances: own.reduce((sum, { instances }) => sum + instances, 0),
    parts: own.length + ownStores + brokers.length + registries.length,
  };
}
