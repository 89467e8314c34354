import type { Ctx } from 'faultline';

/** Who follows a user; nobody follows somebody unknown. */
export async function GetFollowers(ctx: Ctx, { user }: { user: number }) {
  await ctx.work();
  return (await ctx.table<number[]>('followers').get(String(user))) ?? [];
}
