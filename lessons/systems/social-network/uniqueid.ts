import type { Ctx } from 'faultline';

/** A name for a post that no other has. */
export async function ComposeUniqueId(ctx: Ctx) {
  await ctx.work();
  return ctx.newId('post');
}
