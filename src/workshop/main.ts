// Fetched by itself, so that the pages share what they have in common and none of them carries another's parts.
void import('./start').then(({ start }) => start());
