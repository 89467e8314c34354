import type { Ctx } from 'faultline';

/** The same as before, from the column that is called an amount. */
export async function auditTable(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  return ctx.transaction(async () => {
    const account = await ctx
      .table<{ amount: number }>('payments.accounts')
      .get(user, { columns: ['amount'], lock: true });
    await ctx.sleep(2000);
    await ctx.table('sheets').put(ctx.newId('sheet'), { user, balance: account?.amount ?? 0 });
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
