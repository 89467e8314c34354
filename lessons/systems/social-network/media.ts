import type { Ctx } from 'faultline';

/** What is attached to a post: names of pictures that have been uploaded before. */
export async function ComposeMedia(ctx: Ctx, { media }: { media: string[] }) {
  await ctx.work();
  return media.map((name) => ({ media: name, type: 'png' }));
}
