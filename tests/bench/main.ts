/**
 * `npm run bench`: how fast the simulator is, side by side in one run, because machines differ and are noisy. Prints events/s
 * of the bare kernel, customers/s of M/M/1 through the service component beside SimPy and simjs, messages/s, lookups/s, and calls/s and spans/s of
 * Online Boutique as microservices with every request traced, in Node and in the Chromium worker.
 */
import { boundaryMs } from './boundary';
import { boutique } from './boutique';
import { boutiqueInChromium } from './boutique-in-chromium';
import { lookupsPerSecond, messagesPerSecond } from './carried';
import { kernelEvents } from './kernel-events';
import { mm1Faultline, mm1Simjs, mm1Simpy } from './mm1';
import { heading, line } from './print';
import { sceneMs } from './scene';

heading('Kernel, events/s by events pending');
const kernel = [10, 1_000, 100_000].map((pending) => {
  const rate = kernelEvents(pending);
  line(`${pending.toLocaleString('en')} pending`, rate, 'events/s');
  return rate;
});

heading('M/M/1 at utilisation 0.9, customers/s');
const ours = mm1Faultline();
line(
  'Faultline, service component',
  ours.rate,
  'customers/s',
  `mean time in system ${ours.meanMs.toFixed(2)} ms, theory 10`,
);
const simpy = mm1Simpy();
if (simpy === undefined) console.log('  SimPy is not installed (Debian: python3-simpy3)');
else line('SimPy', simpy, 'customers/s', `Faultline is ${(ours.rate / simpy).toFixed(1)} times as fast`);
const simjs = await mm1Simjs();
line('simjs', simjs, 'customers/s', `Faultline is ${(ours.rate / simjs).toFixed(1)} times as fast`);

heading('Brokers and registries');
line('Queue: messages', messagesPerSecond('queue'), 'messages/s', 'aim 500,000');
line('Log: messages', messagesPerSecond('log'), 'messages/s', 'aim 500,000');
line('Registry: lookups, each with its call', lookupsPerSecond(), 'lookups/s');

heading('A boundary through a system of a hundred services');
boundaryMs(); // the second time is what somebody who draws meets
const boundary = boundaryMs();
line('Report', boundary.report, 'ms', 'aim 200');
line('Report, edit and both plans', boundary.all, 'ms');
line('The picture of a hundred services, laid out', sceneMs(), 'ms', 'aim 50');

heading('Online Boutique as microservices, 200 requests/s, every request traced');
const node = await boutique();
line('Node: module calls', node.callsPerSecond, 'calls/s');
line('Node: spans', node.spansPerSecond, 'spans/s');
line('Node: events', node.eventsPerSecond, 'events/s');
line(
  'Node: spans for 100 kernel events at 1,000 pending',
  (100 * node.spansPerSecond) / (kernel[1] ?? 1),
  '%',
);
line('Node: ten simulated minutes take', node.tenMinutesSeconds, 's');
line('Node: heap in use after them', node.heapMib, 'MiB');
const chromium = await boutiqueInChromium();
if (chromium === undefined) console.log('  no Chromium was found');
else {
  line('Chromium worker, hardened: module calls', chromium.callsPerSecond, 'calls/s');
  line('Chromium worker, hardened: spans', chromium.spansPerSecond, 'spans/s');
  line('Chromium worker, hardened: ten simulated minutes take', chromium.tenMinutesSeconds, 's');
}
