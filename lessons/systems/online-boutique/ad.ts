import type { Ctx } from 'faultline';

type Ad = { product: string; text: string };

const BY_CATEGORY: { [category: string]: Ad[] } = {
  accessories: [{ product: '1YMWWN1N4O', text: 'A watch, and a second one for less' }],
  clothing: [{ product: '66VCHSJNUP', text: 'Tank tops for warm days' }],
  decor: [{ product: '0PUK6V6EV0', text: 'Candle holders for long evenings' }],
  footwear: [{ product: 'L9ECAV7KIM', text: 'Loafers, in pairs' }],
  hair: [{ product: '2ZYFJ3GM2N', text: 'Hairdryers at half the price' }],
  kitchen: [
    { product: '9SIQT8TOJO', text: 'A jar for everything' },
    { product: '6E92ZMYYFZ', text: 'Mugs: three for two' },
  ],
};

const ALL = Object.values(BY_CATEGORY).flat();
const RANDOM_ADS = 2;

/** The ads that fit the categories; two at random when none is given or none fits. */
export async function GetAds(ctx: Ctx, { categories }: { categories: string[] }) {
  await ctx.work();
  const fitting = categories.flatMap((category) => BY_CATEGORY[category] ?? []);
  if (fitting.length > 0) return fitting;
  return Array.from({ length: RANDOM_ADS }, () => ALL[Math.floor(ctx.random() * ALL.length)] ?? null);
}
