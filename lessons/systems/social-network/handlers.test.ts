import { beforeEach, expect, test } from 'vitest';
import { inMemoryWorld } from '../testing/in-memory';
import type { Handlers, InMemoryWorld } from '../testing/in-memory';
import { ROWS } from './rows';

const files = import.meta.glob<Handlers[string]>(['./*.ts', '!./index.ts', '!./rows.ts', '!./*.test.ts'], {
  eager: true,
});
const handlers: Handlers = Object.fromEntries(
  Object.entries(files).map(([file, operations]) => [file.slice('./'.length, -'.ts'.length), operations]),
);
/** Nobody but the four after them follows the fifth user. */
const POST = {
  user: 5,
  text: 'hello @username_9 and @username_20 http://example.org/a',
  media: ['m1'],
};
const COMPOSED = [
  'composepost.ComposePost',
  'text.ComposeText',
  'user.ComposeCreatorWithUserId',
  'media.ComposeMedia',
  'uniqueid.ComposeUniqueId',
  'urlshorten.ComposeUrls',
  'usermention.ComposeUserMentions',
];
const WRITTEN = [
  'poststorage.StorePost',
  'usertimeline.WriteUserTimeline',
  'hometimeline.WriteHomeTimeline',
  'socialgraph.GetFollowers',
];

let network: InMemoryWorld;

beforeEach(() => {
  const seeded = Object.entries(ROWS).flatMap(([module, tables]) =>
    Object.entries(tables).map(([table, rows]) => [`${module}.${table}`, rows]),
  );
  const rows = { ...Object.fromEntries(seeded), 'urlshorten.urls': {}, 'postcache.posts': {} };
  network = inMemoryWorld(handlers, rows, () => 0, {
    'write-home-timeline': ['hometimeline.WriteHomeTimeline'],
  });
});

async function callsOf(operation: string, args: object): Promise<readonly string[]> {
  const from = network.calls.length;
  await network.request(operation, { ...args });
  return network.calls.slice(from + 1);
}

const timeline = (of: 'home' | 'user', user: number) =>
  network.rows(`${of}timeline.timelines`).get(String(user));

test('a post is put together, and then written, as published', async () => {
  expect(await callsOf('frontend.compose', POST)).toEqual([...COMPOSED, ...WRITTEN]);
});

test('a post is stored with short links, and stands on its author’s timeline, the followers’ and those of the mentioned', async () => {
  await network.request('frontend.compose', POST);
  const [post = ''] = [...network.rows('poststorage.posts').keys()].filter((name) =>
    name.startsWith('post-'),
  );
  const [url = ''] = network.rows('urlshorten.urls').keys();
  expect(network.rows('poststorage.posts').get(post)).toEqual({
    post,
    creator: { user: 5, username: 'username_5' },
    text: `hello @username_9 and @username_20 ${url}`,
    urls: [{ shortened: url, expanded: 'http://example.org/a' }],
    mentions: [
      { user: 9, username: 'username_9' },
      { user: 20, username: 'username_20' },
    ],
    media: [{ media: 'm1', type: 'png' }],
  });
  expect(timeline('user', 5)).toHaveLength(11);
  const readers = Array.from({ length: 20 }, (_, place) => place + 1);
  const reached = readers.filter((user) => JSON.stringify(timeline('home', user)).includes(post));
  expect(reached).toEqual([6, 7, 8, 9, 20]);
});

test('whom everybody follows reaches everybody, and a message that comes twice changes nothing', async () => {
  const message = { post: 'p', user: 1, mentions: [] };
  await network.request('hometimeline.WriteHomeTimeline', message);
  const once = timeline('home', 17);
  await network.request('hometimeline.WriteHomeTimeline', message);
  expect(network.rows('hometimeline.deliveries').get('p')).toEqual({ readers: 19 });
  expect(timeline('home', 17)).toEqual(once);
});

test('a timeline is read from the cache, and what is not there from the store, once', async () => {
  const page = { user: 4, start: 0 };
  const read = ['poststorage.ReadPosts', 'postcache.get'];
  const home = ['hometimeline.ReadHomeTimeline', ...read];
  expect(await callsOf('frontend.readHomeTimeline', page)).toEqual([...home, 'postcache.set']);
  expect(await callsOf('frontend.readHomeTimeline', page)).toEqual(home);
  const user = ['usertimeline.ReadUserTimeline', ...read, 'postcache.set'];
  expect(await callsOf('frontend.readUserTimeline', page)).toEqual(user);
  expect(await network.request('frontend.readUserTimeline', page)).toHaveLength(10);
  const [newest] = (await network.request('frontend.readUserTimeline', page)) as { post: string }[];
  expect(newest?.post).toBe('first-4-10');
});

test('a cache that takes nothing is only logged, and one that cannot be asked fails the reading', async () => {
  const page = { user: 4, start: 0 };
  network.broken.add('postcache.set');
  expect(await network.request('frontend.readHomeTimeline', page)).toHaveLength(10);
  expect(network.logged).toHaveLength(1);
  network.broken.add('postcache.get');
  const failed = { code: 'INJECTED_ERROR', operation: 'postcache.get' };
  await expect(network.request('frontend.readHomeTimeline', page)).rejects.toMatchObject(failed);
});

test('a post that stands on timelines and is not stored breaks the page of whoever meets it', async () => {
  network.broken.add('poststorage.StorePost');
  await expect(network.request('frontend.compose', POST)).rejects.toMatchObject({ code: 'INJECTED_ERROR' });
  expect(timeline('user', 5)).toHaveLength(11);
  for (const [read, user] of [
    ['readUserTimeline', 5],
    ['readHomeTimeline', 6],
    ['readHomeTimeline', 20],
  ] as const) {
    const page = network.request(`frontend.${read}`, { user, start: 0 });
    await expect(page).rejects.toMatchObject({ code: 'RETURN_SET_INCOMPLETE' });
  }
  expect(await network.request('frontend.readUserTimeline', { user: 5, start: 1 })).toHaveLength(10);
});

test('an empty page asks for nothing, and an empty text is refused', async () => {
  const old = await callsOf('frontend.readHomeTimeline', { user: 4, start: 90 });
  expect(old).toEqual(['hometimeline.ReadHomeTimeline', 'poststorage.ReadPosts']);
  const empty = network.request('frontend.compose', { ...POST, text: '' });
  await expect(empty).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
