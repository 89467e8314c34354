/**
 * The service worker: keeps every file of the site, so that all of it works without a network after one visit. A new version
 * is fetched beside the one in use and waits, until a person asks for it or no page is open any more.
 */
import { FILES } from 'virtual:faultline-files';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { SKIP_WAITING } from './message';

declare const self: ServiceWorkerGlobalScope;

const files = new PrecacheController();
files.addToCacheList([...FILES]);

// What stands after a `?` says what a page shows, and means nothing to the host.
registerRoute(new PrecacheRoute(files, { ignoreURLParametersMatching: [/./] }));

// A page that was opened before an update goes on with the files of its version, which nobody may have replaced.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/assets/'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

self.addEventListener('install', (event) => void files.install(event));

self.addEventListener('activate', (event) => event.waitUntil(takeOver(event)));

self.addEventListener('message', ({ data }) => {
  if (data === SKIP_WAITING) void self.skipWaiting();
});

/** Serves the pages that are open already, and removes what only earlier versions had, unless one of those may be open still. */
async function takeOver(event: ExtendableEvent): Promise<void> {
  await self.clients.claim();
  const pages = await self.clients.matchAll({ type: 'window' });
  if (pages.length <= 1) await files.activate(event);
}
