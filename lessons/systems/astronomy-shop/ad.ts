import type { Ctx } from 'faultline';

type Ad = { product: string; text: string };

const BY_CATEGORY: { [category: string]: Ad[] } = {
  binoculars: [{ product: '2ZYFJ3GM2N', text: 'Binoculars at half the price' }],
  telescopes: [{ product: '66VCHSJNUP', text: 'A telescope that knows where it looks' }],
  accessories: [
    { product: '0PUK6V6EV0', text: 'Pictures of planets for a third less' },
    { product: '6E92ZMYYFZ', text: 'Filters: three for two' },
    { product: 'L9ECAV7KIM', text: 'Clean lenses, and a second kit for nothing' },
  ],
  assembly: [{ product: '9SIQT8TOJO', text: 'Tubes, a tenth off' }],
  travel: [{ product: '1YMWWN1N4O', text: 'A telescope for the road' }],
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
