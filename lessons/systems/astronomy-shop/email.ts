import type { Ctx } from 'faultline';

/** Writes the confirmation and drops it: the original's mail is a mock. */
export async function SendOrderConfirmation(ctx: Ctx, _args: { email: string; order: object }) {
  await ctx.work();
  return null;
}
