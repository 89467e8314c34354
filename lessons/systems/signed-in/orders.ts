import type { Ctx, Plain } from 'faultline';

type Order = { order: string; user: string; token: Plain };

/** Places an order: the customer pays, and then it is written down. */
export async function place(ctx: Ctx, { order, user, token }: Order) {
  await check(ctx, token);
  await ctx.work();
  await ctx.call('wallet.pay', { order, user, token });
  await ctx.table<{ user: string }>('orders').put(order, { user });
  return { order };
}
