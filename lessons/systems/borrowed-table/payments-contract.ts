import type { Ctx } from 'faultline';

type Account = { amount: number };

/** Takes an amount from an account. Knows nothing of the old column any more. */
export async function pay(ctx: Ctx, { user, amount }: { user: string; amount: number }) {
  await ctx.work();
  return ctx.transaction(async () => {
    const accounts = ctx.table<Account>('accounts');
    const account = await accounts.get(user, { columns: ['amount'], lock: true });
    if (!account) throw ctx.fail('UNKNOWN_ACCOUNT', `${user} has no account`);
    const left = account.amount - amount;
    await accounts.put(user, { amount: left });
    return { balance: left };
  });
}

/** What somebody has left. Whoever asks hears of no column. */
export async function balance(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  const account = await ctx.table<Account>('accounts').get(user, { columns: ['amount'] });
  return account && { balance: account.amount };
}
