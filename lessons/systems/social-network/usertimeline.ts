import type { Ctx } from 'faultline';

type Post = { post: string };

/** Ours: a timeline keeps so many posts. The original keeps all; nobody asks for older ones. */
const KEPT = 100;

/** Puts a post at the head of its author's timeline. */
export async function WriteUserTimeline(ctx: Ctx, { post, user }: { post: string; user: number }) {
  await ctx.work();
  return ctx.transaction(async () => {
    const timelines = ctx.table<string[]>('timelines');
    const posts = (await timelines.get(String(user), { lock: true })) ?? [];
    await timelines.put(String(user), [post, ...posts].slice(0, KEPT));
    await ctx.table('entries').put(post, { user });
    return null;
  });
}

/** What a user has written, the newest first. */
export async function ReadUserTimeline(
  ctx: Ctx,
  { user, start, stop }: { user: number; start: number; stop: number },
) {
  await ctx.work();
  const posts = (await ctx.table<string[]>('timelines').get(String(user))) ?? [];
  return ctx.call<Post[]>('poststorage.ReadPosts', { posts: posts.slice(start, stop) });
}
