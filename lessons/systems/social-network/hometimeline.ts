import type { Ctx } from 'faultline';

type Post = { post: string };

/** Ours: a timeline keeps so many posts. The original keeps all; nobody asks for older ones. */
const KEPT = 100;

/** Fans a post out: onto the timeline of everybody who follows its author, or is mentioned in it. Done twice is done once. */
export async function WriteHomeTimeline(
  ctx: Ctx,
  { post, user, mentions }: { post: string; user: number; mentions: number[] },
) {
  await ctx.work();
  const followers = await ctx.call<number[]>('socialgraph.GetFollowers', { user });
  const readers = [...new Set([...followers, ...mentions])];
  await Promise.all(readers.map((reader) => add(ctx, post, reader)));
  await ctx.table('deliveries').put(post, { readers: readers.length });
  return null;
}

/** Reads a timeline and writes it back with one post more. The original's ZADD is a single command, this is two. */
async function add(ctx: Ctx, post: string, reader: number) {
  const timelines = ctx.table<string[]>('timelines');
  const posts = (await timelines.get(String(reader))) ?? [];
  if (!posts.includes(post)) await timelines.put(String(reader), [post, ...posts].slice(0, KEPT));
}

/** What those whom a user follows have written, the newest first. */
export async function ReadHomeTimeline(
  ctx: Ctx,
  { user, start, stop }: { user: number; start: number; stop: number },
) {
  await ctx.work();
  const posts = (await ctx.table<string[]>('timelines').get(String(user))) ?? [];
  return ctx.call<Post[]>('poststorage.ReadPosts', { posts: posts.slice(start, stop) });
}
