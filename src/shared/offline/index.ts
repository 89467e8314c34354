/**
 * Keeps the site for when there is no network, and says when a new version is there. The new version waits: nothing reloads
 * unless a person asks, and other tabs go on as they are.
 */
import { SKIP_WAITING } from '../../offline/message';
import { showNotice } from './notice';

/** Where the browser has no such thing, or the page may not have it, the site works as long as there is a network. */
export async function startOffline(): Promise<void> {
  const { serviceWorker } = navigator as Partial<Navigator>; // browsers lack it where the page came unencrypted
  if (!import.meta.env.PROD || serviceWorker === undefined || window.top !== window) return;
  const registration = await serviceWorker.register('./sw.js').catch(() => undefined);
  if (registration === undefined) return;

  let isAsked = false;
  const offer = (): void => {
    const { waiting } = registration;
    // The very first version waits for nobody, and is no news.
    if (waiting === null || serviceWorker.controller === null) return;
    showNotice('A new version of Faultline is here.', 'Reload', () => {
      isAsked = true;
      waiting.postMessage(SKIP_WAITING);
    });
  };
  offer();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', offer),
  );

  let isServed = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
    else if (isServed)
      showNotice('Faultline was updated in another tab. Reload this one when it suits you.', 'Reload', () =>
        location.reload(),
      );
    isServed = true;
  });
  // Browsers look for a new version when a page is opened. Some are open for days.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  });
}
