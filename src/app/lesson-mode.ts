/** `?lesson=NAME`: the page is open for a lesson, and for nothing else until it is left. */

export const lessonName = new URLSearchParams(location.search).get('lesson') ?? undefined;
