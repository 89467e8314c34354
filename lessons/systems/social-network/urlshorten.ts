import type { Ctx } from 'faultline';

type Url = { shortened: string; expanded: string };

/** A short link for each, kept so that it can be followed. */
export async function ComposeUrls(ctx: Ctx, { urls }: { urls: string[] }) {
  await ctx.work();
  const links = urls.map((expanded): Url => ({ shortened: `http://short-url/${ctx.newId('u')}`, expanded }));
  const table = ctx.table<Url>('urls');
  await Promise.all(links.map((link) => table.put(link.shortened, link)));
  return links;
}
