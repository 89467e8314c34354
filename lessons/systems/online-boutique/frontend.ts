import type { Ctx } from 'faultline';

type Money = { currency: string; amount: number };
type Product = { id: string; name: string; price: Money; categories: string[] };
type CartItem = { product: string; quantity: number };
type Cart = { items: CartItem[] };
type Ad = { product: string; text: string };
type Order = { order: string; tracking: string; shipping: Money; items: { quantity: number; cost: Money }[] };

/** What the visitor's cookies carry; the frontend itself keeps nothing. */
type Visitor = { session: string; currency: string };

/** `GET /` */
export async function index(ctx: Ctx, { session, currency }: Visitor) {
  const currencies = await ctx.call<string[]>('currency.GetSupportedCurrencies');
  const products = await ctx.call<Product[]>('productcatalog.ListProducts');
  const cart = await ctx.call<Cart>('cart.GetCart', { user: session });
  const prices: Money[] = [];
  for (const product of products) {
    prices.push(await ctx.call<Money>('currency.Convert', { from: product.price, to: currency }));
  }
  const ad = await chooseAd(ctx, []);
  await ctx.work();
  return { currencies, prices, cartSize: cartSize(cart), ad };
}

/** `GET /product/{id}` */
export async function product(ctx: Ctx, { session, currency, id }: Visitor & { id: string }) {
  const item = await ctx.call<Product>('productcatalog.GetProduct', { id });
  const currencies = await ctx.call<string[]>('currency.GetSupportedCurrencies');
  const cart = await ctx.call<Cart>('cart.GetCart', { user: session });
  const price = await ctx.call<Money>('currency.Convert', { from: item.price, to: currency });
  const recommendations: string[] = [];
  for (const other of await recommended(ctx, session, [id])) {
    const { name } = await ctx.call<Product>('productcatalog.GetProduct', { id: other });
    recommendations.push(name);
  }
  const ad = await chooseAd(ctx, item.categories);
  await ctx.work();
  return { name: item.name, price, currencies, cartSize: cartSize(cart), recommendations, ad };
}

/** `POST /cart` */
export async function addToCart(
  ctx: Ctx,
  { session, id, quantity }: { session: string; id: string; quantity: number },
) {
  const item = await ctx.call<Product>('productcatalog.GetProduct', { id });
  await ctx.call('cart.AddItem', { user: session, product: item.id, quantity });
  await ctx.work();
  return { location: '/cart' };
}

/** `GET /cart` */
export async function viewCart(ctx: Ctx, { session, currency }: Visitor) {
  const currencies = await ctx.call<string[]>('currency.GetSupportedCurrencies');
  const cart = await ctx.call<Cart>('cart.GetCart', { user: session });
  const inCart = cart.items.map((item) => item.product);
  const recommendations = await recommended(ctx, session, inCart);
  const quote = await ctx.call<Money>('shipping.GetQuote', { items: cart.items });
  const shipping = await ctx.call<Money>('currency.Convert', { from: quote, to: currency });
  let total = shipping.amount;
  for (const item of cart.items) {
    const { price } = await ctx.call<Product>('productcatalog.GetProduct', { id: item.product });
    const cost = await ctx.call<Money>('currency.Convert', { from: price, to: currency });
    total += cost.amount * item.quantity;
  }
  await ctx.work();
  return { currencies, items: cart.items, recommendations, shipping, total: { currency, amount: total } };
}

/** `POST /cart/empty` */
export async function emptyCart(ctx: Ctx, { session }: { session: string }) {
  await ctx.call('cart.EmptyCart', { user: session });
  await ctx.work();
  return { location: '/' };
}

/** `POST /setCurrency`: the choice goes into a cookie, so nobody is called. */
export async function setCurrency(ctx: Ctx, { currency }: { currency: string }) {
  await ctx.work();
  return { location: '/', setCookie: { currency } };
}

/** `POST /cart/checkout` */
export async function checkout(
  ctx: Ctx,
  form: Visitor & { email: string; address: { street: string; city: string }; card: string },
) {
  const { session, currency, email, address, card } = form;
  const placed = await ctx.call<Order>('checkout.PlaceOrder', {
    user: session,
    currency,
    email,
    address,
    card,
  });
  const recommendations = await recommended(ctx, session, []).catch((error: unknown) => {
    ctx.log(`no recommendations: ${error}`);
    return [];
  });
  const currencies = await ctx.call<string[]>('currency.GetSupportedCurrencies');
  let paid = placed.shipping.amount;
  for (const item of placed.items) paid += item.cost.amount * item.quantity;
  await ctx.work();
  return { order: placed.order, paid: { currency, amount: paid }, recommendations, currencies };
}

/** Ids of products to show beside what is on the page. */
function recommended(ctx: Ctx, session: string, products: string[]): Promise<string[]> {
  return ctx.call<string[]>('recommendation.ListRecommendations', { user: session, products });
}

/** One of the ads that fit, at random. Ads are not critical: a failure is only logged. */
async function chooseAd(ctx: Ctx, categories: string[]): Promise<Ad | null> {
  try {
    const ads = await ctx.call<Ad[]>('ad.GetAds', { categories });
    return ads[Math.floor(ctx.random() * ads.length)] ?? null;
  } catch (error) {
    ctx.log(`no ads: ${error}`);
    return null;
  }
}

function cartSize(cart: Cart): number {
  return cart.items.reduce((size, item) => size + item.quantity, 0);
}
