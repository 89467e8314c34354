/** Light or dark: the system's until the reader chooses, and then the reader's. `index.html` sets it before the first paint. */
import { createValue, type Value } from '../shared/run';

export type Theme = 'light' | 'dark';

const KEY = 'faultline-theme';

/** What is shown now. Setting it is choosing it. */
export const theme: Value<Theme> = createValue<Theme>('light');

/** Takes over the theme of the page and keeps the two equal. */
export function startTheme(page: Window): void {
  const root = page.document.documentElement;
  const dark = page.matchMedia('(prefers-color-scheme: dark)');
  let isChosen = stored(page) !== null;
  theme.set(root.dataset['theme'] === 'dark' ? 'dark' : 'light');
  let followed = false;
  theme.subscribe(() => {
    root.dataset['theme'] = theme.get();
    if (followed) return;
    isChosen = true;
    store(page, theme.get());
  });
  dark.addEventListener('change', ({ matches }) => {
    if (isChosen) return;
    followed = true;
    theme.set(matches ? 'dark' : 'light');
    followed = false;
  });
}

function stored(page: Window): string | null {
  try {
    return page.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(page: Window, chosen: Theme): void {
  try {
    page.localStorage.setItem(KEY, chosen);
  } catch {
    // It holds until the page is closed.
  }
}
