import type { Ctx } from 'faultline';

const DOLLARS_EACH = 8.99;

/** What it costs to ship so many pieces, in US dollars. */
export async function CalculateQuote(ctx: Ctx, { pieces }: { pieces: number }) {
  await ctx.work();
  return Math.round(DOLLARS_EACH * pieces * 100) / 100;
}
