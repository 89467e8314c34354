import type { Ctx } from 'faultline';

/** Prices are in cents. */
type Product = { name: string; price: number; stock: number };

/** The page that lists everything on the shelves. */
export async function browse(ctx: Ctx) {
  await ctx.work();
  const rows = await ctx.table<Product>('products').all();
  return rows.map(({ key, row }) => ({ product: key, name: row.name, price: row.price }));
}

/** One product's page. */
export async function view(ctx: Ctx, { product }: { product: string }) {
  await ctx.work();
  const row = await ctx.table<Product>('products').get(product);
  if (!row) throw ctx.fail('UNKNOWN_PRODUCT', `nothing here is called ${product}`);
  return row;
}

/**
 * Takes some of a product off the shelf and says what it costs. The lock keeps two orders from taking the same last piece.
 * Inside a transaction that reaches this far it stands or falls with it; called from another process it commits by itself.
 */
export async function reserve(ctx: Ctx, { product, quantity }: { product: string; quantity: number }) {
  await ctx.work();
  return ctx.transaction(async () => {
    const products = ctx.table<Product>('products');
    const row = await products.get(product, { lock: true });
    if (!row) throw ctx.fail('UNKNOWN_PRODUCT', `nothing here is called ${product}`);
    if (row.stock < quantity) throw ctx.fail('OUT_OF_STOCK', `only ${row.stock} of ${product} left`);
    await products.put(product, { name: row.name, price: row.price, stock: row.stock - quantity });
    return { total: row.price * quantity };
  });
}
