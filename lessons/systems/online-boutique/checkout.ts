import type { Ctx } from 'faultline';

type Money = { currency: string; amount: number };
type Product = { id: string; name: string; price: Money };
type Cart = { items: { product: string; quantity: number }[] };
type Address = { street: string; city: string };
type Request = { user: string; currency: string; email: string; address: Address; card: string };

/**
 * Places the order of what is in the cart. The card is charged before the parcel is on its way, and nothing takes the
 * money back: when ShipOrder fails or is not answered in time, the caller gets an error and the customer has paid.
 */
export async function PlaceOrder(ctx: Ctx, { user, currency, email, address, card }: Request) {
  await ctx.work();
  const order = ctx.newId('order');
  const { items } = await ctx.call<Cart>('cart.GetCart', { user });

  const priced: { product: string; quantity: number; cost: Money }[] = [];
  for (const { product, quantity } of items) {
    const { price } = await ctx.call<Product>('productcatalog.GetProduct', { id: product });
    const cost = await ctx.call<Money>('currency.Convert', { from: price, to: currency });
    priced.push({ product, quantity, cost });
  }
  const quote = await ctx.call<Money>('shipping.GetQuote', { address, items });
  const shipping = await ctx.call<Money>('currency.Convert', { from: quote, to: currency });
  const total = priced.reduce((sum, item) => sum + item.cost.amount * item.quantity, shipping.amount);

  await ctx.call('payment.Charge', { order, amount: { currency, amount: total }, card });
  const { tracking } = await ctx.call<{ tracking: string }>('shipping.ShipOrder', { order, address, items });

  try {
    await ctx.call('cart.EmptyCart', { user });
  } catch {
    // The original ignores it too: the order stands, and the cart is still full.
  }
  try {
    await ctx.call('email.SendOrderConfirmation', { email, order });
  } catch (error) {
    ctx.log(`no confirmation sent for ${order}: ${error}`);
  }
  return { order, tracking, shipping, items: priced };
}
