import type { Ctx } from 'faultline';

type Message = { order: string; email: string };

/** Tells a customer that an order is placed. Each message is a row with a name of its own: sent twice is sent twice. */
export async function send(ctx: Ctx, { order, email }: Message) {
  await ctx.work();
  const message = ctx.newId('message');
  await ctx.table<Message>('messages').put(message, { order, email });
  return { message };
}
