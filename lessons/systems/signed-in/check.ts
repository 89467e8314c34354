import type { Ctx } from 'faultline';

/** A token by reference is a name that only its issuer understands; one by value says itself what it means, and who signed it. */
type Token =
  { kind: 'reference'; name: string } | { kind: 'signed'; user: string; key: string; until: number };

/** Keys by which signatures are checked, as this process last fetched them. */
let keys: readonly string[] = [];
let fetchedAt = -Infinity;

/** Keys are used for ten minutes, and for one that is missing nobody is asked twice within thirty seconds (jose's defaults). */
const KEYS_LAST_MS = 600_000;
const ASKS_AGAIN_AFTER_MS = 30_000;

async function fetchKeys(ctx: Ctx): Promise<void> {
  const answer = await ctx.call<{ keys: readonly string[] }>('identity.keys');
  keys = answer.keys;
  fetchedAt = ctx.now();
}

/** Lets nobody pass whose token is not good. By reference the issuer is asked each time; by value, its keys are enough. */
export async function check(ctx: Ctx, token: Token): Promise<void> {
  if (token.kind === 'reference') {
    const { active } = await ctx.call<{ active: boolean }>('identity.introspect', { name: token.name });
    if (!active) throw ctx.fail('NOT_SIGNED_IN', 'the token is not valid any more');
    return;
  }
  if (ctx.now() - fetchedAt > KEYS_LAST_MS) await fetchKeys(ctx);
  if (!keys.includes(token.key) && ctx.now() - fetchedAt > ASKS_AGAIN_AFTER_MS) await fetchKeys(ctx);
  await ctx.work(0.1);
  if (!keys.includes(token.key)) throw ctx.fail('UNKNOWN_KEY', 'nobody knows who signed the token');
  if (ctx.now() > token.until) throw ctx.fail('NOT_SIGNED_IN', 'the token has run out');
}
