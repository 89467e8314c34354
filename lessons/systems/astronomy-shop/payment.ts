import type { Ctx } from 'faultline';

type Money = { currency: string; amount: number };

/** Charges a card: a mock in the original too, which takes Visa and MasterCard only. The table is ours: it keeps nothing. */
export async function Charge(
  ctx: Ctx,
  { order, amount, card }: { order: string; amount: Money; card: string },
) {
  await ctx.work();
  if (!card.startsWith('4') && !card.startsWith('5')) {
    throw ctx.fail('UNACCEPTED_CARD', 'only Visa and MasterCard are accepted');
  }
  const transaction = ctx.newId('transaction');
  await ctx.table('charges').put(transaction, { order, amount });
  return { transaction };
}
