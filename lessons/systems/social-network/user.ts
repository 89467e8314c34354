import type { Ctx } from 'faultline';

/** Who writes: made from what the request says. The original asks no store for it either. */
export async function ComposeCreatorWithUserId(
  ctx: Ctx,
  { user, username }: { user: number; username: string },
) {
  await ctx.work();
  return { user, username };
}
