/** Which theme is shown, for what reads its colours once. */
import { useSyncExternalStore } from 'react';

export function useTheme(): string {
  return useSyncExternalStore(follow, themeNow);
}

function themeNow(): string {
  return document.documentElement.dataset['theme'] ?? 'light';
}

function follow(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
