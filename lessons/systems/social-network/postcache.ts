import type { Ctx, Plain } from 'faultline';

type Post = { post: string; [field: string]: Plain };

/** What the cache has of these posts, null where it has none. */
export async function get(ctx: Ctx, { posts }: { posts: string[] }) {
  const table = ctx.table<Post>('posts');
  return Promise.all(posts.map((post) => table.get(post)));
}

export async function set(ctx: Ctx, { posts }: { posts: Post[] }) {
  const table = ctx.table<Post>('posts');
  await Promise.all(posts.map((post) => table.put(post.post, post)));
  return null;
}
