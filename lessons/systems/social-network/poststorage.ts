import type { Ctx, Plain } from 'faultline';

type Post = { post: string; [field: string]: Plain };

export async function StorePost(ctx: Ctx, post: Post) {
  await ctx.work();
  await ctx.table<Post>('posts').put(post.post, post);
  return null;
}

/**
 * Posts by their names: from the cache, and those that are not there from the database, which the cache then gets. One that
 * is nowhere fails the whole reading: whoever names a post before it is stored breaks the page of everybody who meets it.
 */
export async function ReadPosts(ctx: Ctx, { posts }: { posts: string[] }) {
  await ctx.work();
  if (posts.length === 0) return [];
  const cached = await ctx.call<(Post | null)[]>('postcache.get', { posts });
  const missing = posts.filter((_, place) => cached[place] === null);
  const table = ctx.table<Post>('posts');
  const stored = await Promise.all(missing.map((post) => table.get(post)));
  const found = stored.filter((post) => post !== null);
  if (found.length > 0) await fillCache(ctx, found);
  if (found.length < missing.length) throw ctx.fail('RETURN_SET_INCOMPLETE', 'a post is not in the store');
  const byName = new Map(found.map((post) => [post.post, post]));
  return posts.map((post, place) => cached[place] ?? byName.get(post) ?? null);
}

/** A cache that does not take them is no reason to fail; one that cannot be asked is, in the original too. */
async function fillCache(ctx: Ctx, posts: Post[]) {
  try {
    await ctx.call('postcache.set', { posts });
  } catch (error) {
    ctx.log(`the cache did not take the posts: ${error}`);
  }
}
