import type { Ctx } from 'faultline';

type Url = { shortened: string; expanded: string };
type Mention = { user: number; username: string };

/** Finds mentions and links in the text, has both looked after at once, and puts the short links into the text. */
export async function ComposeText(ctx: Ctx, { text }: { text: string }) {
  await ctx.work();
  const words = text.split(' ');
  const usernames = words.filter((word) => word.startsWith('@')).map((word) => word.slice(1));
  const expanded = words.filter((word) => word.startsWith('http://') || word.startsWith('https://'));
  const [urls, mentions] = await Promise.all([
    ctx.call<Url[]>('urlshorten.ComposeUrls', { urls: expanded }),
    ctx.call<Mention[]>('usermention.ComposeUserMentions', { usernames }),
  ]);
  const short = new Map(urls.map((url) => [url.expanded, url.shortened]));
  return { text: words.map((word) => short.get(word) ?? word).join(' '), urls, mentions };
}
