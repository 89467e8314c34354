/** The script of the pages beside the playground: the theme's button, and keeping the site. All else is there without it. */
import { startOffline } from '../shared/offline';

const KEY = 'faultline-theme';

const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('[data-theme-button]');

/** What a press leads to. */
function other(): 'light' | 'dark' {
  return root.dataset['theme'] === 'dark' ? 'light' : 'dark';
}

function label(): void {
  if (button === null) return;
  button.hidden = false;
  button.textContent = other() === 'dark' ? 'Dark' : 'Light';
}

button?.addEventListener('click', () => {
  root.dataset['theme'] = other();
  try {
    localStorage.setItem(KEY, root.dataset['theme'] ?? '');
  } catch {
    // It holds until the page is left.
  }
  label();
});
label();
void startOffline();
