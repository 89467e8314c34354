import type { Ctx } from 'faultline';

type Profile = { name: string; email: string };
type Order = { user: string; product: string; quantity: number; total: number };

/**
 * Places an order: stock, money and the order itself change together, or not at all, as far as one transaction reaches.
 * The customer is told afterwards, because a message that has left cannot be rolled back.
 */
export async function place(
  ctx: Ctx,
  { order, user, product, quantity }: { order: string; user: string; product: string; quantity: number },
) {
  await ctx.work();
  const profile = await ctx.call<Profile>('users.get', { user });
  const total = await ctx.transaction(async () => {
    const reserved = await ctx.call<{ total: number }>('catalogue.reserve', { product, quantity });
    await ctx.call('payments.charge', { order, user, amount: reserved.total });
    await ctx.table<Order>('orders').put(order, { user, product, quantity, total: reserved.total });
    return reserved.total;
  });
  await ctx.publish('order-placed', { order, email: profile.email }, { key: user });
  return { order, total };
}
