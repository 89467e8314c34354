/** Ways out of a worker, as script. Each is tried alone, in a worker of its own. */
/** Reaches for the network: each asks for a path of its own name below `url`, or knocks at `port`. */
export function networkAttacks(url: string, port: number): Readonly<Record<string, string>> {
  const to = (name: string): string => JSON.stringify(url + name);
  const blob = (script: string): string => `URL.createObjectURL(new Blob([${JSON.stringify(script)}]))`;
  return {
    fetch: `fetch(${to('fetch')})`,
    'fetch-no-cors': `fetch(${to('fetch-no-cors')}, { mode: 'no-cors', method: 'POST', body: 'secret', keepalive: true })`,
    xhr: `const x = new XMLHttpRequest(); x.open('GET', ${to('xhr')}); x.send()`,
    'xhr-sync': `const x = new XMLHttpRequest(); x.open('GET', ${to('xhr-sync')}, false); x.send()`,
    'event-source': `new EventSource(${to('event-source')})`,
    'web-socket': `new WebSocket(${to('web-socket')}.replace('http', 'ws'))`,
    'web-transport': `new WebTransport('https://127.0.0.1:${port}/web-transport')`,
    import: `import(${to('import')})`,
    'import-scripts': `importScripts(${to('import-scripts')})`,
    'nested-worker': `new Worker(${blob(`fetch(${to('nested-worker')})`)})`,
    font: `new FontFace('f', 'url(' + ${to('font')} + ')').load()`,
    beacon: `navigator.sendBeacon(${to('beacon')}, 'secret')`,
    'web-rtc': `const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${port}' }] }); c.createDataChannel('d'); c.createOffer().then((o) => c.setLocalDescription(o))`,
  };
}

/** What an attack is seen as at the trap; undefined where even a worker outside any sandbox has no means for it. */
export function seenAs(name: string): string | undefined {
  if (name === 'beacon' || name === 'web-rtc') return undefined;
  return name === 'web-transport' ? 'datagram' : name;
}

/** Reaches for what stays, where a page of the same origin would find it. */
export const STORAGE_ATTACKS: Readonly<Record<string, string>> = {
  databases: `indexedDB.open('escaped')`,
  caches: `caches.open('escaped')`,
  files: `navigator.storage.getDirectory().then((d) => d.getFileHandle('escaped', { create: true }))`,
};

/** Reaches for the page. */
export const MESSAGE_ATTACKS: Readonly<Record<string, string>> = {
  'post-message': `postMessage('escaped')`,
  parent: `parent.postMessage('escaped', '*')`,
  top: `top.postMessage('escaped', '*')`,
  'broadcast-channel': `new BroadcastChannel('laboratory').postMessage('escaped')`,
};

/** What a guest may not change, as expressions; each must throw. */
export const TAMPERING: readonly string[] = [
  'Object.prototype.polluted = 1',
  'Array.prototype.push = () => 0',
  'Array.prototype[Symbol.iterator] = () => 0',
  'Promise.prototype.then = () => 0',
  'Map.prototype.get = () => 0',
  'JSON.stringify = () => 0',
  'Function.prototype.call = () => 0',
  'globalThis.Map = 0',
  'globalThis.fresh = 0',
  "Object.defineProperty(Object.prototype, 'then', { value: 1 })",
  'Object.setPrototypeOf(Object.prototype, {})',
  'Error.prepareStackTrace = () => 0',
];

/** Ways to make code from text; each must throw. */
export const CODE_FROM_TEXT: readonly string[] = [
  "({}).constructor.constructor('return this')()",
  "(async () => {}).constructor('return this')()",
  "(function* () {}).constructor('return this')()",
  "eval('1')",
  "(0, globalThis['eval'])('1')",
  "setTimeout('1')",
  "new Function('1')",
];
