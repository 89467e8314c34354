import type { Ctx } from 'faultline';

type Money = { currency: string; amount: number };
type Product = { id: string; name: string; price: Money; categories: string[] };
type CartItem = { product: string; quantity: number };
type Cart = { user: string; items: CartItem[] };
type Order = { order: string; tracking: string; shipping: Money; items: (CartItem & { cost: Money })[] };
type Buyer = {
  user: string;
  currency: string;
  email: string;
  address: { street: string; city: string };
  card: string;
};

/** As many recommendations as the page has room for. */
const SHOWN = 4;

/** `GET /`: the frame of the page. What fills it a browser asks for, and the published load has none. */
export async function index(ctx: Ctx) {
  await ctx.work();
  return { page: 'index' };
}

/** `GET /api/products/{id}`: the price in dollars, so nobody converts it. */
export async function product(ctx: Ctx, { id }: { id: string }) {
  await ctx.work();
  return getProduct(ctx, id);
}

/** `GET /api/recommendations` */
export async function recommendations(ctx: Ctx, { user, products }: { user: string; products: string[] }) {
  await ctx.work();
  const ids = await ctx.call<string[]>('recommendation.ListRecommendations', { user, products });
  return Promise.all(ids.slice(0, SHOWN).map((id) => getProduct(ctx, id)));
}

/** `GET /api/data`: the ads. */
export async function ads(ctx: Ctx, { categories }: { categories: string[] }) {
  await ctx.work();
  return ctx.call<{ text: string }[]>('ad.GetAds', { categories });
}

/** `GET /api/cart` */
export async function viewCart(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  const { items } = await ctx.call<Cart>('cart.GetCart', { user });
  const products = await Promise.all(items.map((item) => getProduct(ctx, item.product)));
  return { items, products };
}

/** `POST /api/cart`: puts a product into the cart, and shows the cart. */
export async function addToCart(
  ctx: Ctx,
  { user, product: id, quantity }: { user: string; product: string; quantity: number },
) {
  await ctx.work();
  await ctx.call('cart.AddItem', { user, product: id, quantity });
  return ctx.call<Cart>('cart.GetCart', { user });
}

/** `POST /api/checkout` */
export async function checkout(ctx: Ctx, buyer: Buyer) {
  await ctx.work();
  const placed = await ctx.call<Order>('checkout.PlaceOrder', buyer);
  const products = await Promise.all(placed.items.map((item) => getProduct(ctx, item.product)));
  return { order: placed.order, tracking: placed.tracking, products };
}

function getProduct(ctx: Ctx, id: string): Promise<Product> {
  return ctx.call<Product>('productcatalog.GetProduct', { id });
}
