import type { Ctx } from 'faultline';

type Money = { currency: string; amount: number };
type CartItem = { product: string; quantity: number };
type Address = { street: string; city: string };
type Request = { user: string; currency: string; email: string; address: Address; card: string };

/**
 * Places the order of what is in the cart: charges the card, ships, and only then tells the rest of the house, through the
 * log. What stands in the books and what has been shipped are two things: a crash in between leaves an order unaccounted.
 */
export async function PlaceOrder(ctx: Ctx, { user, currency, email, address, card }: Request) {
  await ctx.work();
  const order = ctx.newId('order');
  const { items } = await ctx.call<{ items: CartItem[] }>('cart.GetCart', { user });
  const priced: (CartItem & { cost: Money })[] = [];
  for (const item of items) priced.push({ ...item, cost: await priceOf(ctx, item.product, currency) });
  const quote = await ctx.call<Money>('shipping.GetQuote', { address, items });
  const shipping = await ctx.call<Money>('currency.Convert', { from: quote, to: currency });
  const total = priced.reduce((sum, { cost, quantity }) => sum + cost.amount * quantity, shipping.amount);

  await ctx.call('payment.Charge', { order, amount: { currency, amount: total }, card });
  const { tracking } = await ctx.call<{ tracking: string }>('shipping.ShipOrder', { order, address, items });

  const placed = { order, tracking, shipping, address, items: priced };
  await tolerated(ctx, 'cart not emptied', ctx.call('cart.EmptyCart', { user }));
  await tolerated(ctx, 'no mail', ctx.call('email.SendOrderConfirmation', { email, order: placed }));
  await tolerated(ctx, 'order not published', ctx.publish('orders', placed, { key: order }));
  return placed;
}

async function priceOf(ctx: Ctx, product: string, currency: string): Promise<Money> {
  const { price } = await ctx.call<{ price: Money }>('productcatalog.GetProduct', { id: product });
  return ctx.call<Money>('currency.Convert', { from: price, to: currency });
}

/** Once a parcel is on its way, nothing that fails takes the order back; it is only logged. */
async function tolerated(ctx: Ctx, what: string, attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    ctx.log(`${what}: ${error}`);
  }
}
