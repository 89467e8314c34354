import type { Ctx } from 'faultline';

type Cart = { items: { product: string; quantity: number }[] };

const EMPTY: Cart = { items: [] };

/** Reads the cart, changes it and writes it back: two of these at once for one user can lose an item, as in the original. */
export async function AddItem(
  ctx: Ctx,
  { user, product, quantity }: { user: string; product: string; quantity: number },
) {
  await ctx.work();
  const carts = ctx.table<Cart>('carts');
  const { items } = (await carts.get(user)) ?? EMPTY;
  const known = items.some((item) => item.product === product);
  const changed = known
    ? items.map((item) => (item.product === product ? { product, quantity: item.quantity + quantity } : item))
    : [...items, { product, quantity }];
  await carts.put(user, { items: changed });
  return null;
}

/** A user without a cart has an empty one. */
export async function GetCart(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  return (await ctx.table<Cart>('carts').get(user)) ?? EMPTY;
}

export async function EmptyCart(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  await ctx.table<Cart>('carts').put(user, EMPTY);
  return null;
}
