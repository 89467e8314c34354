import type { Ctx } from 'faultline';

type Profile = { name: string; email: string };

/** Who a customer is. */
export async function get(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  const profile = await ctx.table<Profile>('profiles').get(user);
  if (!profile) throw ctx.fail('UNKNOWN_USER', `nobody is called ${user}`);
  return profile;
}
