/**
 * Makes up handlers: each is some statements from a list that goes through what `ctx` and the language offer. What a
 * handler computes shows in the journal, because it works for as long as its state says in the end.
 */
import type { Chance } from './chance';
import type { MadeOperation } from './business';

/** What every module begins with: state, and a number that tells any two values apart. */
const PRELUDE = `
let served = 0;
const seen = new Map<string, number>();
const digest = (value: unknown): number => {
  let sum = 7;
  for (const letter of JSON.stringify(value) ?? 'nothing') sum = (sum * 31 + letter.charCodeAt(0)) % 65521;
  return sum;
};
const deep = (n: number): number => (n === 0 ? 0 : 1 + deep(n - 1));
class Tally {
  #n = 0;
  add(by: number) { this.#n += by; return this; }
  get n() { return this.#n; }
}
`;

/** What a statement may use. */
interface Surroundings {
  readonly chance: Chance;
  /** Takes the next call that the operation declares; undefined when it has made them all. */
  readonly takeCall: () => string | undefined;
  readonly tables: readonly string[];
}

type Statement = (surroundings: Surroundings) => string;

/** The handlers of a module. An operation is sometimes left to what its declaration says. */
export function handlersText(
  chance: Chance,
  operations: readonly MadeOperation[],
  tables: readonly string[],
): string {
  const written = operations.filter((_, place) => place === 0 || chance.may(0.85));
  return PRELUDE + written.map((operation) => handlerText(chance, operation, tables)).join('\n');
}

function handlerText(chance: Chance, operation: MadeOperation, tables: readonly string[]): string {
  const calls = [...operation.calls];
  const surroundings = { chance, takeCall: () => calls.shift(), tables };
  const statements = chance.times(chance.integer(1, 6), () => chance.pick(STATEMENTS)(surroundings));
  while (calls.length > 0) statements.push(plainCall(surroundings));
  const name = operation.name.slice(operation.name.indexOf('.') + 1);
  return `
export async function ${name}(ctx: any, args: any) {
  const key = String(args?.key ?? 'k0');
  let n = Number(args?.n ?? 1);
  served += 1;
  seen.set(key, (seen.get(key) ?? 0) + n);
  ${statements.join('\n  ')}
  await ctx.work((digest([key, n, served, seen.size]) % 100) / 100);
  return { key, n: n % 1000, served };
}`;
}

const call = ({ takeCall }: Surroundings): string | undefined => {
  const operation = takeCall();
  return operation === undefined ? undefined : `ctx.call('${operation}', { key, n: n % 97 })`;
};

const plainCall: Statement = (given) => {
  const made = call(given);
  return made === undefined ? 'await ctx.work();' : `n += Number((await ${made})?.n ?? 0);`;
};

const triedCall: Statement = (given) => {
  const made = call(given);
  if (made === undefined) return 'await ctx.work(0.1 * (1 + (n % 5)));';
  return `try { n += Number((await ${made})?.n ?? 0); } catch (error: any) {
    n += error.definite ? 2 : 3; ctx.log(error.code); if (error.code === 'TIMEOUT') await ctx.sleep(1);
  } finally { n += 1; }`;
};

const manyCalls: Statement = (given) => {
  const made = [call(given), call(given), 'ctx.sleep(ctx.random() * 4)'].filter((one) => one !== undefined);
  const how = given.chance.pick(['all', 'allSettled', 'race', 'any']);
  return `n += digest(await Promise.${how}([${made.join(', ')}]).catch((error: any) => error.code ?? error.errors?.length ?? error.message));`;
};

const unawaited: Statement = (given) => {
  const made = call(given);
  return made === undefined ? 'void ctx.sleep(3).then(() => { served += 1; });' : `void ${made};`;
};

const table: Statement = ({ chance, tables }) => {
  if (tables.length === 0) return 'await ctx.work({ exponential: { mean: "300us" } });';
  const rows = `ctx.table('${chance.pick(tables)}')`;
  return chance.pick([
    `n += Number((await ${rows}.get(key))?.n ?? 0);`,
    `await ${rows}.put(key, { n, by: ctx.newId('row') });`,
    `if (await ${rows}.delete(key)) n += 1;`,
    `n += (await ${rows}.all()).length;`,
    `await Promise.all([${rows}.put(key, { n, by: 'one' }), ${rows}.put('k1', { n, by: 'two' })]);`,
  ]);
};

const transaction: Statement = (given) => {
  const { chance, tables } = given;
  if (tables.length === 0) return plainCall(given);
  const rows = `ctx.table('${chance.pick(tables)}')`;
  const inside = chance.may(0.5) ? plainCall(given) : 'await ctx.sleep(ctx.random());';
  const ending = chance.may(0.3) ? `if (ctx.random() < 0.3) throw ctx.fail('REFUSED', 'not today');` : '';
  return `try { await ctx.transaction(async () => {
    const row = await ${rows}.get(key, { lock: ${chance.may(0.6)} });
    ${inside}
    await ${rows}.put(key, { n: Number(row?.n ?? 0) + 1, by: 'transaction' });
    ${ending}
  }); } catch (error: any) { n += digest(error.code); ${chance.may(0.5) ? 'throw error;' : ''} }`;
};

const STATEMENTS: readonly Statement[] = [
  plainCall,
  plainCall,
  triedCall,
  triedCall,
  manyCalls,
  unawaited,
  table,
  table,
  transaction,
  transaction,
  () => 'await ctx.work();',
  () => 'await ctx.sleep(ctx.random() * 5);',
  ({ chance }) => `if (ctx.random() < 0.1) throw ctx.fail('CODE_${chance.integer(1, 3)}');`,
  () => `if (ctx.random() < 0.05) throw new RangeError('of its own: ' + n);`,
  () => `try { (null as any).field; } catch (error: any) { n += error.message.length; }`,
  () => `try { JSON.parse(key); } catch (error: any) { n += error.message.length; }`,
  () =>
    `n += Math.floor(1000 * Math.abs(Math.sin(n) * Math.log(2 + Math.abs(n)) + Math.pow(1.1, n % 20) + Math.cbrt(n)));`,
  () => `n += deep(Math.abs(n) % 50);`,
  () => `if (ctx.random() < 0.01) n += deep(100000);`,
  () => `if (ctx.random() < 0.01) for (;;) n += 1;`,
  () =>
    `for (const x of [3, 1, 2].sort((a, b) => a - b).map((x) => x * n)) { if (x % 2 === 0) continue; n += x % 7; }`,
  () => `n += new Tally().add(n % 10).add(2).n;`,
  () =>
    `{ const nested = async (left: number): Promise<number> => { await ctx.sleep(0); return left > 0 ? 1 + (await nested(left - 1)) : 0; }; n += await nested(n % 3); }`,
  () => `n += Number(BigInt(Math.floor(n)) * 31n % 97n);`,
  () => `n += digest({ ...args, list: [...key].reverse(), ratio: n / 7, time: ctx.now() });`,
  () => `await new Promise<void>((resolve) => { void ctx.sleep(0.5).then(() => resolve()); });`,
  () =>
    `outer: for (let i = 0; i < 3; i++) for (let j = 0; ; j++) { if (j > i) continue outer; n += i * j; }`,
  () => `switch (n % 3) { case 0: n += 1; case 1: n += 2; break; default: await ctx.work(0.2); }`,
];
