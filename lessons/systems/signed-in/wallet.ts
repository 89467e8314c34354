import type { Ctx, Plain } from 'faultline';

type Payment = { order: string; user: string; token: Plain };

/** Pays for an order. */
export async function pay(ctx: Ctx, { order, user, token }: Payment) {
  await check(ctx, token);
  await ctx.work();
  await ctx.table<{ user: string }>('payments').put(order, { user });
  return { paid: true };
}
