import type { Ctx } from 'faultline';

/** The original reads its nine products from a file. Frozen: what nobody can change is sent without being copied. */
const PRODUCTS = Object.freeze([
  usd('OLJCESPC7Z', 'Sunglasses', 19.99, ['accessories']),
  usd('66VCHSJNUP', 'Tank Top', 18.99, ['clothing', 'tops']),
  usd('1YMWWN1N4O', 'Watch', 109.99, ['accessories']),
  usd('L9ECAV7KIM', 'Loafers', 89.99, ['footwear']),
  usd('2ZYFJ3GM2N', 'Hairdryer', 24.99, ['hair', 'beauty']),
  usd('0PUK6V6EV0', 'Candle Holder', 18.99, ['decor', 'home']),
  usd('LS4PSXUNUM', 'Salt & Pepper Shakers', 18.49, ['kitchen']),
  usd('9SIQT8TOJO', 'Bamboo Glass Jar', 5.49, ['kitchen']),
  usd('6E92ZMYYFZ', 'Mug', 8.99, ['kitchen']),
]);

const BY_ID = new Map(PRODUCTS.map((product) => [product.id, product]));

function usd(id: string, name: string, amount: number, categories: string[]) {
  const price = Object.freeze({ currency: 'USD', amount });
  return Object.freeze({ id, name, price, categories: Object.freeze(categories) });
}

export async function ListProducts(ctx: Ctx) {
  await ctx.work();
  return PRODUCTS;
}

export async function GetProduct(ctx: Ctx, { id }: { id: string }) {
  await ctx.work();
  const product = BY_ID.get(id);
  if (!product) throw ctx.fail('NOT_FOUND', `no product with ID ${id}`);
  return product;
}

/** Offered, but no page calls it. */
export async function SearchProducts(ctx: Ctx, { query }: { query: string }) {
  await ctx.work();
  const wanted = query.toLowerCase();
  return PRODUCTS.filter((product) => product.name.toLowerCase().includes(wanted));
}
