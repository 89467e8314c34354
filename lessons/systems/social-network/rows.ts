/** Whom the network begins with: who follows whom, and what everybody has written so far. */
const USERS = 20;
/** Whom everybody follows: their posts fan out the widest. */
const FAMOUS = 2;
/** The others are followed by so many, those who come after them. */
const FOLLOWERS = 4;
const POSTS_EACH = 10;
/** As many as a timeline shows on two pages. */
const HOME_POSTS = 20;

const users = Array.from({ length: USERS }, (_, place) => place + 1);

/** Who follows `user`. */
function followersOf(user: number): number[] {
  const isFollowing = (other: number): boolean => (other - user + USERS) % USERS <= FOLLOWERS;
  return users.filter((other) => other !== user && (user <= FAMOUS || isFollowing(other)));
}

/** The posts of the beginning, the newest first: everybody's last one, then everybody's last but one, and so on. */
const posts = Array.from({ length: POSTS_EACH }, (_, round) =>
  users.map((user) => ({ post: `first-${user}-${POSTS_EACH - round}`, user })),
).flat();

function postOf({ post, user }: { post: string; user: number }) {
  const creator = { user, username: `username_${user}` };
  return { post, creator, text: 'hello', urls: [], mentions: [], media: [] };
}

/** Rows by their key. */
function byKey<Entry, Row>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | number,
  rowOf: (entry: Entry) => Row,
) {
  return Object.fromEntries(entries.map((entry) => [keyOf(entry), rowOf(entry)]));
}

const namesOf = (some: typeof posts) => some.map(({ post }) => post);

/** The rows of each table at the start, by module and table. */
export const ROWS = {
  user: {
    users: byKey(
      users,
      (user) => `username_${user}`,
      (user) => ({ user }),
    ),
  },
  socialgraph: { followers: byKey(users, (user) => user, followersOf) },
  poststorage: { posts: byKey(posts, ({ post }) => post, postOf) },
  usertimeline: {
    timelines: byKey(
      users,
      (user) => user,
      (user) => namesOf(posts.filter((post) => post.user === user)),
    ),
    entries: byKey(
      posts,
      ({ post }) => post,
      ({ user }) => ({ user }),
    ),
  },
  hometimeline: {
    timelines: byKey(
      users,
      (user) => user,
      (reader) =>
        namesOf(posts.filter(({ user }) => followersOf(user).includes(reader))).slice(0, HOME_POSTS),
    ),
    deliveries: byKey(
      posts,
      ({ post }) => post,
      ({ user }) => ({ readers: followersOf(user).length }),
    ),
  },
};
