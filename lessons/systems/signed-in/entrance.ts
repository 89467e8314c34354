import type { Ctx, Plain } from 'faultline';

/** Tokens that this process holds for its visitors, by visitor and kind. */
const held = new Map<string, { token: Plain; until: number }>();

async function tokenFor(ctx: Ctx, user: string, kind: string): Promise<Plain> {
  const known = held.get(`${user} ${kind}`);
  if (known !== undefined && known.until > ctx.now() + 1000) return known.token;
  const token = await ctx.call<{ until: number }>('identity.issue', { user, kind });
  held.set(`${user} ${kind}`, { token, until: token.until });
  return token;
}

/** An order through this entrance: the visitor is signed in, if that is not so yet, and the order goes on inside. */
export async function order(
  ctx: Ctx,
  { order: name, user, kind }: { order: string; user: string; kind: string },
) {
  await ctx.work();
  const token = await tokenFor(ctx, user, kind);
  return ctx.call('orders.place', { order: name, user, token });
}
