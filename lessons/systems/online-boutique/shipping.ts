import type { Ctx } from 'faultline';

type CartItem = { product: string; quantity: number };

/** The same for every parcel, and nothing for an empty one. */
export async function GetQuote(ctx: Ctx, { items }: { items: CartItem[] }) {
  await ctx.work();
  return { currency: 'USD', amount: items.length === 0 ? 0 : 8.99 };
}

/** Ships an order: a mock in the original too, which makes up a tracking id. The table is ours: the original keeps nothing. */
export async function ShipOrder(
  ctx: Ctx,
  { order, address }: { order: string; address: { street: string; city: string }; items: CartItem[] },
) {
  await ctx.work();
  const tracking = ctx.newId('tracking');
  await ctx.table('shipments').put(tracking, { order, city: address.city });
  return { tracking };
}
