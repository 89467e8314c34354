import type { Ctx } from 'faultline';

type Post = { post: string; creator: { username: string }; text: string };

/** A page of a timeline holds ten posts: the load generator asks for `start` to `start + 10`. */
const PAGE = 10;

/** `POST /wrk2-api/post/compose` */
export async function compose(
  ctx: Ctx,
  { user, text, media }: { user: number; text: string; media: string[] },
) {
  await ctx.work();
  if (text === '') throw ctx.fail('BAD_REQUEST', 'incomplete arguments');
  await ctx.call('composepost.ComposePost', { user, username: `username_${user}`, text, media });
  return { says: 'Successfully upload post' };
}

/** `GET /wrk2-api/home-timeline/read`: what those whom a user follows have written. */
export async function readHomeTimeline(ctx: Ctx, { user, start }: { user: number; start: number }) {
  await ctx.work();
  return ctx.call<Post[]>('hometimeline.ReadHomeTimeline', { user, start, stop: start + PAGE });
}

/** `GET /wrk2-api/user-timeline/read`: what a user has written. */
export async function readUserTimeline(ctx: Ctx, { user, start }: { user: number; start: number }) {
  await ctx.work();
  return ctx.call<Post[]>('usertimeline.ReadUserTimeline', { user, start, stop: start + PAGE });
}
