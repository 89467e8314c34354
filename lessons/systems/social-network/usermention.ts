import type { Ctx } from 'faultline';

/**
 * Who the mentioned are. The original looks them up in the database of the user service, without asking that service: the
 * two share a table, and neither can change it alone. Names that nobody has are left out.
 */
export async function ComposeUserMentions(ctx: Ctx, { usernames }: { usernames: string[] }) {
  await ctx.work();
  const users = ctx.table<{ user: number }>('user.users');
  const known = await Promise.all([...new Set(usernames)].map((username) => mentionOf(username)));
  return known.filter((mention) => mention !== null);

  async function mentionOf(username: string) {
    const row = await users.get(username);
    return row && { user: row.user, username };
  }
}
