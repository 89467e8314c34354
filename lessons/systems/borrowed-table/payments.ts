import type { Ctx } from 'faultline';

type Account = { balance: number };

/** Takes an amount from an account. */
export async function pay(ctx: Ctx, { user, amount }: { user: string; amount: number }) {
  await ctx.work();
  return ctx.transaction(async () => {
    const accounts = ctx.table<Account>('accounts');
    const account = await accounts.get(user, { columns: ['balance'], lock: true });
    if (!account) throw ctx.fail('UNKNOWN_ACCOUNT', `${user} has no account`);
    await accounts.put(user, { balance: account.balance - amount });
    return { balance: account.balance - amount };
  });
}

/** What somebody has left: for whoever asks. */
export async function balance(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  return ctx.table<Account>('accounts').get(user, { columns: ['balance'] });
}
