import type { Ctx, Plain } from 'faultline';

type Placed = {
  order: string;
  tracking: string;
  items: { product: string; quantity: number }[];
  [more: string]: Plain;
};

/** Enters an order into the books. Rows have names that follow from the order, so entering it twice is entering it once. */
export async function ProcessOrder(ctx: Ctx, { order, tracking, items }: Placed) {
  await ctx.work();
  return ctx.transaction(async () => {
    await ctx.table('orders').put(order, { tracking });
    for (const { product, quantity } of items) {
      await ctx.table('items').put(`${order}/${product}`, { order, product, quantity });
    }
    return null;
  });
}
