/** `?embed`: for a page of somebody else's, a blog or a slide. The picture and what lets time pass, and a way to all of it. */

export const isEmbedded = new URLSearchParams(location.search).has('embed');

/** The same run in a page of its own. */
export const fullPage = `${location.pathname}${location.hash}`;
