import type { Ctx } from 'faultline';

type Cart = { user: string; items: { product: string; quantity: number }[] };

/** Reads the cart, changes it and writes it back, as the original does. */
export async function AddItem(
  ctx: Ctx,
  { user, product, quantity }: { user: string; product: string; quantity: number },
) {
  await ctx.work();
  const { items } = await read(ctx, user);
  const before = items.find((item) => item.product === product)?.quantity ?? 0;
  const others = items.filter((item) => item.product !== product);
  await write(ctx, { user, items: [...others, { product, quantity: before + quantity }] });
  return null;
}

export async function GetCart(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  return read(ctx, user);
}

export async function EmptyCart(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  await write(ctx, { user, items: [] });
  return null;
}

/** Whoever has no cart has an empty one. */
async function read(ctx: Ctx, user: string): Promise<Cart> {
  return (await ctx.table<Cart>('carts').get(user)) ?? { user, items: [] };
}

function write(ctx: Ctx, cart: Cart): Promise<void> {
  return ctx.table<Cart>('carts').put(cart.user, cart);
}
