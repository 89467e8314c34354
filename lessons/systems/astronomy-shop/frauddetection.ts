import type { Ctx } from 'faultline';

/** Looks at an order, and counts it. The original counts in memory; the table is ours. Looked at twice is counted twice. */
export async function CheckOrder(ctx: Ctx, { order }: { order: string }) {
  await ctx.work();
  await ctx.table('checks').put(ctx.newId('check'), { order });
  return null;
}
