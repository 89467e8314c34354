import type { Ctx } from 'faultline';

type Account = { balance: number; amount: number };

/** Takes an amount from an account. Reads the old column, and writes both. */
export async function pay(ctx: Ctx, { user, amount }: { user: string; amount: number }) {
  await ctx.work();
  return ctx.transaction(async () => {
    const accounts = ctx.table<Account>('accounts');
    const account = await accounts.get(user, { columns: ['balance'], lock: true });
    if (!account) throw ctx.fail('UNKNOWN_ACCOUNT', `${user} has no account`);
    const left = account.balance - amount;
    await accounts.put(user, { balance: left, amount: left });
    return { balance: left };
  });
}

/** What somebody has left: for whoever asks. */
export async function balance(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  const account = await ctx.table<Account>('accounts').get(user, { columns: ['balance'] });
  return account && { balance: account.balance };
}
