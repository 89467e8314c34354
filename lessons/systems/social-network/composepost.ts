import type { Ctx } from 'faultline';

type Creator = { user: number; username: string };
type Media = { media: string; type: string };
type Url = { shortened: string; expanded: string };
type Text = { text: string; urls: Url[]; mentions: Creator[] };

/**
 * Puts a post together from four services at once, then writes it in three places at once: into storage, onto the author's
 * timeline, and onto the timelines of whoever follows. Nothing ties the three writes together: each may fail alone, and
 * until the slowest is done, readers meet the others without it.
 */
export async function ComposePost(
  ctx: Ctx,
  { user, username, text, media }: { user: number; username: string; text: string; media: string[] },
) {
  await ctx.work();
  const [composed, creator, attached, post] = await Promise.all([
    ctx.call<Text>('text.ComposeText', { text }),
    ctx.call<Creator>('user.ComposeCreatorWithUserId', { user, username }),
    ctx.call<Media[]>('media.ComposeMedia', { media }),
    ctx.call<string>('uniqueid.ComposeUniqueId'),
  ]);
  const mentions = composed.mentions.map((mention) => mention.user);
  await allDone([
    ctx.call('poststorage.StorePost', { post, creator, ...composed, media: attached }),
    ctx.call('usertimeline.WriteUserTimeline', { post, user }),
    ctx.publish('write-home-timeline', { post, user, mentions }, { key: String(user) }),
  ]);
  return { post };
}

/** Waits for all of them, then throws what the first that failed threw: as the original's futures do when one of them throws. */
async function allDone(writes: Promise<unknown>[]) {
  for (const settled of await Promise.allSettled(writes)) {
    if (settled.status === 'rejected') throw settled.reason;
  }
}
