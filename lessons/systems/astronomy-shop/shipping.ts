import type { Ctx } from 'faultline';

type CartItem = { product: string; quantity: number };

/** What shipping costs, in US dollars: another service works it out from the number of pieces. */
export async function GetQuote(ctx: Ctx, { items }: { items: CartItem[] }) {
  await ctx.work();
  const pieces = items.reduce((sum, { quantity }) => sum + quantity, 0);
  const amount = await ctx.call<number>('quote.CalculateQuote', { pieces });
  return { currency: 'USD', amount };
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
