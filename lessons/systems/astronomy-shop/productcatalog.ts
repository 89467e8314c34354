import type { Ctx } from 'faultline';

/** The original reads its ten products from a file. Frozen: what nobody can change is sent without being copied. */
const PRODUCTS = Object.freeze([
  usd('OLJCESPC7Z', 'National Park Foundation Explorascope', 101.96, ['telescopes']),
  usd('66VCHSJNUP', 'Starsense Explorer Refractor Telescope', 349.95, ['telescopes']),
  usd('1YMWWN1N4O', 'Eclipsmart Travel Refractor Telescope', 129.95, ['telescopes', 'travel']),
  usd('L9ECAV7KIM', 'Lens Cleaning Kit', 21.95, ['accessories']),
  usd('2ZYFJ3GM2N', 'Roof Binoculars', 209.95, ['binoculars']),
  usd('0PUK6V6EV0', 'Solar System Color Imager', 175, ['accessories', 'telescopes']),
  usd('LS4PSXUNUM', 'Red Flashlight', 57.08, ['accessories', 'flashlights']),
  usd('9SIQT8TOJO', 'Optical Tube Assembly', 3599, ['accessories', 'telescopes', 'assembly']),
  usd('6E92ZMYYFZ', 'Solar Filter', 69.95, ['accessories', 'telescopes']),
  usd('HQTGWGPNH4', 'The Comet Book', 0.99, ['books']),
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
