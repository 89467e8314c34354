/**
 * Makes up systems in which nothing is left to chance, each with one fault: modules that call each other and work on rows,
 * anywhere from one process to one each, with time-outs and retries. Run with the fault and without it they tell which
 * requests it made fail or slow, and so what the answer to "why?" has to begin with.
 */
import { Chance } from '../../determinism/generator/chance';

export interface MadeUp {
  readonly document: object;
  /** The fault in words. */
  readonly fault: string;
}

interface MadeModule {
  readonly name: string;
  readonly calls: readonly string[];
  readonly writes: boolean;
}

export function makeUp(seed: number): MadeUp {
  const chance = new Chance(seed, 'why');
  const modules = makeModules(chance);
  const services = groups(chance, modules);
  const stores = groups(
    chance,
    modules.filter(({ writes }) => writes),
  );
  const fault = makeFault(chance, modules, services.length, stores.length);
  const document = {
    format: 'faultline/1',
    name: 'made-up',
    title: `Seed ${seed}`,
    summary: 'Made up.',
    modules: Object.fromEntries(modules.map((module) => [module.name, written(chance, module)])),
    tasks: { ask: { weight: 1, steps: [{ request: 'm0.act', with: { key: { $unique: 'key' } } }] } },
    deployments: {
      only: {
        explains: 'made up',
        services: named('s', services, (members) => ({
          modules: members,
          instances: chance.pick([1, 1, 2]),
          concurrency: chance.pick([2, 4, 50]),
          queue: chance.pick([2, 20, 1000]),
          cpus: chance.pick([1, 2]),
          restartAfter: '300ms',
        })),
        stores: named('d', stores, (members) => ({
          kind: 'database',
          modules: members,
          connections: chance.pick([1, 4, 50]),
          readTime: '200us',
          writeTime: '300us',
          commitTime: '800us',
          restartAfter: '300ms',
        })),
        links: {
          default: { latency: '400us', loss: 0 },
          clients: { latency: '2ms', loss: 0 },
          stores: { latency: '200us', loss: 0 },
        },
        policies: policies(chance),
        clientTimeout: chance.pick(['1s', '3s']),
      },
    },
    experiments: {
      only: {
        workload: { open: { arrivals: 'constant', rate: chance.pick([5, 20, 60]), sessions: 1 } },
        length: '6s',
      },
    },
  };
  return { document, fault };
}

function makeModules(chance: Chance): MadeModule[] {
  const made: MadeModule[] = [];
  for (let place = chance.integer(2, 6) - 1; place >= 0; place--) {
    const later = made.map(({ name }) => name);
    const calls = place === 0 ? chance.some(later, 0.8) : chance.some(later, 0.3);
    if (place === 0 && calls.length === 0) calls.push(chance.pick(later));
    made.unshift({ name: `m${place}`, calls, writes: chance.may(0.5) });
  }
  return made;
}

function written(chance: Chance, { calls, writes }: MadeModule): object {
  const call = (name: string): string => `ctx.call('${name}.act', { key: args.key })`;
  const made = calls.map(call);
  const isParallel = made.length > 1 && chance.may(0.3);
  const asked = isParallel
    ? [`await Promise.all([${made.join(', ')}]);`]
    : made.map((one) => `await ${one};`);
  const rows = `ctx.table('rows')`;
  const write = !writes
    ? []
    : chance.may(0.5)
      ? [`await ${rows}.put(args.key, { by: 'one' });`]
      : [
          `await ctx.transaction(async () => { await ${rows}.get('all', { lock: true }); await ${rows}.put(args.key, { by: 'two' }); });`,
        ];
  const statements = chance.may(0.5) ? [...asked, ...write] : [...write, ...asked];
  return {
    explains: 'made up',
    operations: {
      act: { work: `${chance.integer(200, 4000)}us`, calls: calls.map((name) => `${name}.act`) },
    },
    tables: writes ? { rows: { rows: { all: { by: 'start' } } } } : {},
    handlers: `export async function act(ctx: any, args: any) { await ctx.work(); ${statements.join(' ')} return { done: true }; }`,
  };
}

function policies(chance: Chance): object[] {
  const timeout = { kind: 'timeout', after: chance.pick(['100ms', '400ms']) };
  const retry = { kind: 'retry', attempts: 2, backoff: chance.pick(['0ms', '20ms']), jitter: 0 };
  const chain = chance.pick([[], [timeout], [retry, timeout], [timeout, retry]]);
  return chain.length === 0 ? [] : [{ call: '*', chain }];
}

function makeFault(chance: Chance, modules: readonly MadeModule[], services: number, stores: number): string {
  const module = chance.pick(modules).name;
  const code = [module, `${module}.act`];
  const service = `s${chance.integer(0, services - 1)}`;
  const process = [module, service];
  if (stores > 0) process.push(`d${chance.integer(0, stores - 1)}`);
  const fault = chance.pick([
    () => `crash ${chance.pick(process)}`,
    () => `hang ${chance.pick([...process, ...code])}`,
    () => `slow ${chance.pick([...process, ...code])} by ${chance.pick(['30x', '200ms'])}`,
    () => `fail ${chance.pick([...code, service])} 60%`,
    () => `throw in ${chance.pick(code)} 'made up'`,
    () => `leak ${service} 60MiB`,
    () => `delay ${chance.pick(process)} by 150ms`,
    () => `lose ${chance.pick(process)} 40%`,
    () => `cut ${chance.pick(process)}${chance.pick(['', ' request', ' reply'])}`,
  ])();
  const at = chance.integer(1000, 3000);
  return `${fault} from ${at}ms to ${at + chance.integer(200, 1500)}ms`;
}

function groups(chance: Chance, modules: readonly MadeModule[]): string[][] {
  const made: string[][] = [];
  for (const { name } of modules) (made[chance.integer(0, made.length)] ??= []).push(name);
  return made;
}

function named(
  letter: string,
  groupsOf: readonly (readonly string[])[],
  make: (members: readonly string[]) => object,
): object {
  return Object.fromEntries(groupsOf.map((members, place) => [`${letter}${place}`, make(members)]));
}
