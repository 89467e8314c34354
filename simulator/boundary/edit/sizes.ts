/**
 * What a service has, when it becomes two or two become one. CPUs and memory are divided by the number of modules, so that
 * the whole has what it had and two deployments compare; what a module keeps in memory goes with it; everything else that is set (slots, queue, restart, instances) is
 * the same on both sides. What nobody has set stays at its default.
 */
import { BYTES_PER_MIB } from '../../model/units';
import { parseSize } from '../../model/sizes';
import { Refusal, type Module, type Service } from './edited';

/** An amount that is shared out whole. */
interface Amount {
  readonly key: 'cpus' | 'memory';
  readonly what: string;
  /** Units of it that a module needs for itself, whatever it shares with others. */
  neededBy(module: Module): number;
  /** Units in a value of the document. */
  read(value: unknown): number | undefined;
  write(units: number): unknown;
}

const AMOUNTS: readonly Amount[] = [
  {
    key: 'cpus',
    what: 'CPU',
    neededBy: () => 0,
    // A thousandth of a CPU, as Kubernetes counts them.
    read: (value) => (typeof value === 'number' ? value * 1000 : undefined),
    write: (units) => units / 1000,
  },
  {
    key: 'memory',
    what: 'memory',
    neededBy: ({ memory = '0' }) => Math.ceil((parseSize(memory) ?? 0) / BYTES_PER_MIB),
    read: (value) => {
      const bytes = typeof value === 'string' ? parseSize(value) : undefined;
      return bytes === undefined ? undefined : bytes / BYTES_PER_MIB;
    },
    write: (mib) => (mib % 1024 === 0 ? `${mib / 1024}GiB` : `${mib}MiB`),
  },
];

/** The service that the modules `leaving` move to, and what is left for those that are `staying`. */
export function divided(
  name: string,
  service: Service,
  leaving: readonly Module[],
  staying: readonly Module[],
): { readonly rest: Service; readonly part: Service } {
  const rest: Record<string, unknown> = {};
  const part: Record<string, unknown> = {};
  for (const { key, what, neededBy, read, write } of AMOUNTS) {
    const whole = read(service[key]);
    if (whole === undefined) continue;
    const units = Math.round(whole);
    const needOf = (modules: readonly Module[]): number =>
      modules.reduce((sum, module) => sum + neededBy(module), 0);
    const need = needOf(leaving);
    const free = units - need - needOf(staying);
    if (units < 2)
      throw new Refusal(
        'too-small',
        ['services', name, key],
        `\`${name}\` has too little ${what} to share`,
        `give it more first`,
      );
    const fair = Math.round((free * leaving.length) / (leaving.length + staying.length));
    const share = Math.min(units - 1, Math.max(1, need + fair));
    // An amount that is no whole number of units is halved: only that adds up again to the last bit.
    const isWhole = read(write(units)) === whole;
    part[key] = isWhole ? write(share) : write(whole / 2);
    rest[key] = isWhole ? write(units - share) : write(whole / 2);
  }
  return { rest: { ...service, ...rest }, part: { ...service, ...part } };
}

/** `into` with what the others had, in all: as many instances as before, each with its part of the total. */
export function added(into: Service, others: readonly Service[]): Service {
  const sum: Record<string, unknown> = {};
  for (const { key, read, write } of AMOUNTS) {
    const own = read(into[key]);
    if (own === undefined) continue;
    const instances = into.instances ?? 1;
    const total = others.reduce(
      (units, other) => units + ((read(other[key]) ?? 0) * (other.instances ?? 1)) / instances,
      own,
    );
    const units = Math.round(total);
    // Halves, which are what `divided` makes of an amount that is not whole, are added as they are.
    const isAlike = others.every((other) => (other.instances ?? 1) === instances);
    sum[key] = write(isAlike && Math.abs(total - units) > 1e-6 ? total : Math.max(1, units));
  }
  return { ...into, ...sum };
}
