/**
 * `?lesson=NAME`: the page is open for a lesson, and for nothing else until it is left; `?lesson#lesson=…`: for one that the
 * link holds. `?write` and `?write=NAME`: for writing one.
 */
const asked = new URLSearchParams(location.search);

export const isWriting = asked.has('write');

export const lessonName = asked.get('write') ?? asked.get('lesson') ?? undefined;
