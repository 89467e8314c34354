import type { Ctx } from 'faultline';

const MOST = 5;

/** Up to five products at random, none of them among those given. */
export async function ListRecommendations(ctx: Ctx, { products }: { user: string; products: string[] }) {
  await ctx.work();
  const all = await ctx.call<{ id: string }[]>('productcatalog.ListProducts');
  const left = all.map((product) => product.id).filter((id) => !products.includes(id));
  const chosen: string[] = [];
  while (chosen.length < MOST && left.length > 0) {
    chosen.push(...left.splice(Math.floor(ctx.random() * left.length), 1));
  }
  return chosen;
}
