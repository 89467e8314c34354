/** Light or dark: the system's until the reader chooses, and then the reader's. `index.html` sets it before the first paint. */
import { createValue, type Value } from '../shared/run';

export type Theme = 'light' | 'dark';

const KEY = 'faultline-theme';

/** What is shown now. Setting it is choosing it. */
export const theme: Value<Theme> = createValue<Theme>('light');

/** Takes over the theme of the page and keeps the two equal. */
export function startTheme({ document, localStorage, matchMedia }: Window): void {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let isChosen = stored(localStorage) !== null;
  theme.set(root.dataset['theme'] === 'dark' ? 'dark' : 'light');
  let followed = false;
  theme.subscribe(() => {
    root.dataset['theme'] = theme.get();
    if (followed) return;
    isChosen = true;
    store(localStorage, theme.get());
  });
  dark.addEventListener('change', ({ matches }) => {
    if (isChosen) return;
    followed = true;
    theme.set(matches ? 'dark' : 'light');
    followed = false;
  });
}

function stored(storage: Storage): string | null {
  try {
    return storage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(storage: Storage, chosen: Theme): void {
  try {
    storage.setItem(KEY, chosen);
  } catch {
    // It holds until the page is closed.
  }
}
