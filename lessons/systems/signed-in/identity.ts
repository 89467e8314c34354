import type { Ctx } from 'faultline';

/** A key signs for a minute; it is published one minute before, and for two minutes after, so that nobody meets a stranger. */
const KEY_SIGNS_MS = 60_000;
/** A token is good for twenty seconds. */
const TOKEN_LASTS_MS = 20_000;

/** References that were given out, and until when they are good. A restart forgets them: their owners sign in again. */
const given = new Map<string, number>();

function keyOf(period: number): string {
  return `key-${period}`;
}

function period(ctx: Ctx): number {
  return Math.floor(ctx.now() / KEY_SIGNS_MS);
}

/** Signs somebody in: a token by reference, or by value. */
export async function issue(ctx: Ctx, { user, kind }: { user: string; kind: string }) {
  await ctx.work();
  const until = ctx.now() + TOKEN_LASTS_MS;
  if (kind === 'signed') return { kind, user, key: keyOf(period(ctx)), until };
  const name = ctx.newId('token');
  given.set(name, until);
  return { kind: 'reference', name, until };
}

/** Whether a token by reference is good: asked by every service, each time (RFC 7662). */
export async function introspect(ctx: Ctx, { name }: { name: string }) {
  await ctx.work();
  return { active: (given.get(name) ?? -1) >= ctx.now() };
}

/** The keys by which signatures can be checked now (RFC 7517): the one that signs, the next, and two that did. */
export async function keys(ctx: Ctx) {
  await ctx.work();
  const now = period(ctx);
  return { keys: [now + 1, now, now - 1, now - 2].map(keyOf) };
}
