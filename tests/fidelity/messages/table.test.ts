/** The table of docs/messages.md: what a broker does to messages when something breaks. `vitest run --update=all` writes it anew. */
import { expect, test } from 'vitest';
import { mails, type Mails } from './runs';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

const BREAKS = [
  ['nothing', []],
  ['the producer crashes after its commit', ['crash orders when orders.place commits the 20th time']],
  [
    'the consumer crashes before its work',
    ['crash notifications when notifications.send starts the 20th time'],
  ],
  [
    'the consumer crashes after its work',
    ['crash notifications when notifications.send returns the 20th time'],
  ],
  ['the broker restarts', ['crash mail-queue for 1s at 1400ms']],
  ['producer and broker are parted for 2.6 s', ['cut orders->mail-queue from 1400ms to 4s']],
  ['only the broker’s confirms are lost for 2.6 s', ['cut orders->mail-queue reply from 1400ms to 4s']],
  ['broker and consumer are parted for 3 min', ['cut mail-queue->notifications from 1400ms to 181400ms']],
] as const;

const RUNS = BREAKS.map(([name, faults]) => ({
  name,
  runs: SEEDS.map((seed) => mails('mail-through-a-queue', faults, seed)),
}));

const sum = (runs: readonly Mails[], figure: keyof Mails): number =>
  runs.reduce((total, run) => total + run[figure], 0);

test('the table of the documentation is what runs give', async () => {
  const rows = RUNS.map(({ name, runs }) => {
    const cells = (['orders', 'lost', 'doubled', 'reordered'] as const).map((figure) => sum(runs, figure));
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  await expect(`${BEFORE}${rows.join('\n')}\n${AFTER}`).toMatchFileSnapshot('../../../docs/messages.md');
});

test('at least once: what a consumer’s or the broker’s crash or a parted wire touches is late or twice, and never lost', () => {
  for (const { name, runs } of RUNS)
    if (!name.startsWith('the producer')) expect([name, sum(runs, 'lost')]).toEqual([name, 0]);
});

test('work that was done and not acknowledged is done again, work that was not begun is done once', () => {
  const doubled = (start: string): number[] =>
    RUNS.filter(({ name }) => name.startsWith(start)).flatMap(({ runs }) => runs.map((run) => run.doubled));
  for (const count of doubled('the consumer crashes after')) expect(count).toBeGreaterThan(0);
  expect(Math.max(...doubled('the consumer crashes before'))).toBe(0);
});

const BEFORE = `# What a broker does to messages

Forty orders are placed within 0.8 s, and each publishes a message from which a consumer writes a mail. Something breaks once. The figures are sums over the seeds 1 to 20 of five minutes each, counted from the tables at the end: orders that stand, those that were never confirmed (lost), mails beyond the first of an order (doubled), and mails written after that of a later order (reordered). The corner shop runs under \`mail-through-a-queue\`; no cell is written by hand, \`tests/fidelity/messages/table.test.ts\` fails when a run gives another one.

| what breaks | orders | lost | doubled | reordered |
| --- | ---: | ---: | ---: | ---: |
`;

const AFTER = `
Why:

- **The producer** commits an order and publishes afterwards. A crash between the two loses the message, whatever the broker does: the two are not one transaction.
- **The consumer** acknowledges when its work is done. What it held when it died comes back and is delivered again. Work that had not begun is then done once, and work that was done and not acknowledged is done twice. Redelivered messages come after those that another turn had taken meanwhile, so they are out of order.
- **The broker** keeps on disk what it has confirmed. What it had not confirmed the producer sends again after its time-out, later than what was published in the meantime.
- **A parted wire** towards the broker delays, because the producer tries again. When only the confirms are lost, the broker has the message and is sent it again: twice.
- **A parted wire** towards the consumer is noticed when heartbeats stay away (60 s by default). Then the connection counts as broken, and what was held is delivered again.

Not modelled: the transmission control protocol. A cut loses what travels, and nobody sends it again below the broker; so after a cut that is shorter than the heartbeat notices, a delivery waits for the acknowledgement's time-out (30 min), where a real connection would have repeated it within seconds.
`;
