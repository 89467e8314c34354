import type { Ctx } from 'faultline';

/** Amounts are in cents. */
type Account = { balance: number };
type Debit = { order: string; user: string; amount: number };

/** What a customer has left. */
export async function balance(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  const account = await ctx.table<Account>('accounts').get(user);
  if (!account) throw ctx.fail('UNKNOWN_ACCOUNT', `${user} has no account`);
  return account;
}

/**
 * Debits a customer's account for an order. Each debit is a row with a name of its own, so asking twice debits twice:
 * nothing here remembers that the order has been paid.
 */
export async function charge(
  ctx: Ctx,
  { order, user, amount }: { order: string; user: string; amount: number },
) {
  await ctx.work();
  return ctx.transaction(async () => {
    const accounts = ctx.table<Account>('accounts');
    const account = await accounts.get(user, { lock: true });
    if (!account) throw ctx.fail('UNKNOWN_ACCOUNT', `${user} has no account`);
    if (account.balance < amount) throw ctx.fail('INSUFFICIENT_FUNDS', `${user} has ${account.balance} left`);
    await accounts.put(user, { balance: account.balance - amount });
    const debit = ctx.newId('debit');
    await ctx.table<Debit>('debits').put(debit, { order, user, amount });
    return { debit };
  });
}
