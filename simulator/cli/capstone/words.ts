/** The season in words: a row for each design, then what happened to those that were entered. */
import type { ChapterAnatomy } from '../../../lessons/capstone/anatomy';
import { isBeaten } from '../../../lessons/capstone/outcome';
import { SEASON } from '../../../lessons/capstone/season';
import { figure, table } from '../describe';
import { printable } from '../stopped';
import type { Contender } from './index';

const HEADING = [
  'design',
  '$/month',
  'parts',
  'gaps',
  'still open',
  'p50 ms',
  'p99 ms',
  'served',
  'orders served',
];

export function seasonInWords(contenders: readonly Contender[]): string {
  const rows = contenders.map(({ title, outcome }) => [
    printable(title),
    `${outcome.bill.dollarsAMonth.toFixed(0)}${outcome.bill.dollarsAMonth > SEASON.budget ? ' !' : ''}`,
    String(outcome.bill.parts),
    figure(outcome.gaps),
    figure(outcome.openGaps),
    figure(outcome.p50Ms),
    figure(outcome.p99Ms),
    percent(outcome.served),
    percent(outcome.ordersServed),
  ]);
  const lines = [
    ...table(HEADING, rows),
    '',
    `Means over ${SEASON.seeds.length} seeds, latencies of the worst chapter. There is no score: what a gap is worth, or a second, or a dollar, is for you to say.`,
    ...contenders.flatMap((one) => remarks(one, contenders)),
    ...contenders.flatMap(({ title, anatomy }) => anatomy.flatMap((chapter) => inWords(title, chapter))),
  ];
  return `${lines.join('\n')}\n`;
}

function remarks({ title, outcome }: Contender, all: readonly Contender[]): string[] {
  const name = printable(title);
  const better = all
    .filter((other) => isBeaten(outcome, other.outcome))
    .map((other) => printable(other.title));
  return [
    ...(outcome.bill.dollarsAMonth > SEASON.budget
      ? [`! ${name} costs more than the budget of $${SEASON.budget} a month.`]
      : []),
    ...(outcome.mistake === undefined ? [] : [`! ${name} went wrong: ${printable(outcome.mistake)}`]),
    ...(better.length === 0
      ? []
      : [`${name}: nowhere worse, and somewhere better, is ${better.join('; ')}.`]),
  ];
}

/** Of what there may be hundreds. */
const TOLD = 3;

function inWords(title: string, { chapter, effects, fallen, broken }: ChapterAnatomy): string[] {
  const rows = effects.map(({ fault, unserved, gaps, p99Ms }) => [
    `  ${fault}`,
    signed(unserved),
    signed(gaps),
    signed(Math.round(p99Ms)),
  ]);
  return [
    '',
    `${printable(title)}, ${chapter}: what each fault did (seed ${SEASON.seeds[0]}; the same run without it)`,
    ...table(['  fault', 'not served', 'gaps', 'p99 ms'], rows),
    ...fallen
      .slice(0, TOLD)
      .map(
        ({ service, because, failures }) =>
          `  ${printable(service)} was well, and ${failures} of its calls failed because of ${printable(because)}`,
      ),
    ...broken.slice(0, TOLD).map(({ promise, key, fromSeconds, untilSeconds }) => {
      const until = untilSeconds === null ? 'and was never closed' : `until ${untilSeconds} s`;
      return `  ${promise} was broken for ${printable(key)} from ${fromSeconds} s, ${until}`;
    }),
    ...(broken.length > TOLD ? [`  … and ${broken.length - TOLD} more`] : []),
  ];
}

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
