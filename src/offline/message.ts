/** What a page says to a new version that waits: that it may take over. */
export const SKIP_WAITING = 'skip-waiting';
