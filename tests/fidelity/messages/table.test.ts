/**
 * The tables of docs/messages.md: what a broker does to messages when something breaks. `vitest run --update=all` writes it anew.
 *
 * @holds queue, log
 */
import { expect, test } from 'vitest';
import { mails, type Mails } from './runs';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

/** The two shapes, and what each is called in its deployment. */
const SHAPES = ['queue', 'log'] as const;

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
  ['the broker restarts', ['crash BROKER for 1s at 1400ms']],
  ['producer and broker are parted for 2.6 s', ['cut orders->BROKER from 1400ms to 4s']],
  ['only the broker’s confirms are lost for 2.6 s', ['cut orders->BROKER reply from 1400ms to 4s']],
  ['broker and consumer are parted for 3 min', ['cut BROKER->notifications from 1400ms to 181400ms']],
] as const;

const RUNS = SHAPES.flatMap((shape) =>
  BREAKS.map(([name, faults]) => ({
    shape,
    name,
    runs: SEEDS.map((seed) =>
      mails(
        `mail-through-a-${shape}`,
        faults.map((fault) => fault.replace('BROKER', `mail-${shape}`)),
        seed,
      ),
    ),
  })),
);

const sum = (runs: readonly Mails[], figure: keyof Mails): number =>
  runs.reduce((total, run) => total + run[figure], 0);

function rowsFor(shape: (typeof SHAPES)[number]): string {
  const rows = RUNS.filter((run) => run.shape === shape).map(({ name, runs }) => {
    const cells = (['orders', 'lost', 'doubled', 'reordered'] as const).map((figure) => sum(runs, figure));
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  return `${HEAD}${rows.join('\n')}\n`;
}

test('the tables of the documentation are what runs give', async () => {
  const text = `${BEFORE}## Through a queue\n\n${rowsFor('queue')}${QUEUE}\n## Through a log\n\n${rowsFor('log')}${LOG}${AFTER}`;
  await expect(text).toMatchFileSnapshot('../../../docs/messages.md');
});

test('at least once: what a consumer’s or the broker’s crash or a parted wire touches is late or twice, and never lost', () => {
  for (const { shape, name, runs } of RUNS)
    if (!name.startsWith('the producer')) expect([shape, name, sum(runs, 'lost')]).toEqual([shape, name, 0]);
});

test('work that was done and not acknowledged is done again, by a queue no other', () => {
  const doubled = (start: string): number[] =>
    RUNS.filter(({ shape, name }) => shape === 'queue' && name.startsWith(start)).flatMap(({ runs }) =>
      runs.map((run) => run.doubled),
    );
  for (const count of doubled('the consumer crashes after')) expect(count).toBeGreaterThan(0);
  expect(Math.max(...doubled('the consumer crashes before'))).toBe(0);
});

const HEAD = `| what breaks | orders | lost | doubled | reordered |
| --- | ---: | ---: | ---: | ---: |
`;

test('a log writes once what is sent twice, and reads again what was read since the place was written down', () => {
  const of = (start: string): number =>
    RUNS.filter(({ shape, name }) => shape === 'log' && name.startsWith(start)).reduce(
      (total, { runs }) => total + sum(runs, 'doubled'),
      0,
    );
  expect(of('only the broker’s confirms')).toBe(0);
  // Nineteen mails had been written before the place was ever written down.
  expect(of('the consumer crashes after')).toBe(20 * SEEDS.length);
  expect(of('the consumer crashes before')).toBe(19 * SEEDS.length);
});

const BEFORE = `# What a broker does to messages

Forty orders are placed within 0.8 s, and each publishes a message from which a consumer writes a mail. Something breaks once. The figures are sums over the seeds 1 to 20 of five minutes each, counted from the tables at the end: orders that stand, those that were never confirmed (lost), mails beyond the first of an order (doubled), and mails written after that of a later order (reordered). The corner shop runs under \`mail-through-a-queue\` and \`mail-through-a-log\`; no cell is written by hand, \`tests/fidelity/messages/table.test.ts\` fails when a run gives another one.

`;

const QUEUE = `
- **The consumer** acknowledges when its work is done. What it held when it died comes back and is delivered again. Work that had not begun is then done once, and work that was done and not acknowledged is done twice. Redelivered messages come after those that another turn had taken meanwhile, so they are out of order.
- **The broker** keeps on disk what it has confirmed. What it had not confirmed the producer sends again after its time-out, later than what was published in the meantime.
- **A parted wire** towards the broker delays, because the producer tries again. When only the confirms are lost, the broker has the message and is sent it again: twice.
- **A parted wire** towards the consumer is noticed when heartbeats stay away (60 s by default). Then the connection counts as broken, and what was held is delivered again.
`;

const LOG = `
- **Order** is kept within a partition only, and the log here has three: mails of different customers may overtake each other. Those of one customer do not, except that what is read again comes late.
- **The consumer** has its place written down every 5 s. When it dies, whatever it did since is done again: not one mail twice, as with the queue, but all of the last seconds, and not before its session is over (45 s), for until then the log does not know that it is gone.
- **The broker** recognizes what a producer in doubt sends once more (the idempotent producer), so that a confirmation that is lost doubles nothing. Consumers remember where they were while it is away.
- **A parted wire** towards the consumer ends its session; when it comes back, reading goes on where the place was written down.
`;

const AFTER = `
With either, **the producer** commits an order and publishes afterwards. A crash between the two loses the message, whatever the broker does: the two are not one transaction.

Not modelled: the transmission control protocol. A cut loses what travels, and nobody sends it again below the broker; so after a cut that is shorter than the heartbeat notices, a delivery waits for the acknowledgement's time-out (30 min for the queue, 5 min for the log), where a real connection would have repeated it within seconds.
`;
