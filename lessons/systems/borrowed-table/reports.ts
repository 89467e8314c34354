import type { Ctx } from 'faultline';

/** Looks accounts up in the table of payments itself, and locks each row until the sums are done, so that they are right. */
export async function auditTable(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  return ctx.transaction(async () => {
    const account = await ctx
      .table<{ balance: number }>('payments.accounts')
      .get(user, { columns: ['balance'], lock: true });
    await ctx.sleep(2000);
    await ctx.table('sheets').put(ctx.newId('sheet'), { user, balance: account?.balance ?? 0 });
    return { user };
  });
}

/** The same, but it asks payments for what it needs, and sums afterwards. */
export async function auditByAsking(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  const account = await ctx.call<{ balance: number } | null>('payments.balance', { user });
  await ctx.sleep(2000);
  await ctx.table('sheets').put(ctx.newId('sheet'), { user, balance: account?.balance ?? 0 });
  return { user };
}
