/**
 * The capstone: Online Boutique through a season, with a budget. Any design may be tried; there is no right one. The season has
 * three chapters, each with its load and its faults, which are aimed at modules and operations: every design has those.
 */
import type { Plain } from '../../simulator/model/plan';
import { mergePatch } from '../form/merge-patch';
import type { Assignment } from '../form/lesson';

export interface Chapter {
  /** The name of its experiment. */
  readonly name: string;
  readonly title: string;
  /** Requests a second. */
  readonly rate: number;
  readonly length: string;
  readonly faults: readonly string[];
}

export const SEASON = {
  system: 'online-boutique',
  /** US dollars a month. Our choice: about twice what the published deployments cost. */
  budget: 150,
  seeds: [1, 2, 3],
  chapters: [
    {
      name: 'season-autumn',
      title: 'Autumn',
      rate: 60,
      length: '12s',
      faults: [
        'crash shipping for 2s when payment.Charge returns the 10th time',
        'cut payment reply after payment.Charge returns the 25th time once',
        'leak email 60MiB',
      ],
    },
    {
      name: 'season-sale',
      title: 'The sale',
      rate: 400,
      length: '6s',
      faults: ['slow currency.Convert by 100ms from 2s to 4s'],
    },
    {
      name: 'season-december',
      title: 'December',
      rate: 120,
      length: '12s',
      faults: [
        'crash recommendation for 3s at 3s',
        'slow productcatalog by 10x from 7s to 10s',
        'fail payment 20% from 5s to 9s',
      ],
    },
  ],
} as const satisfies {
  readonly system: string;
  readonly budget: number;
  readonly seeds: readonly number[];
  readonly chapters: readonly Chapter[];
};

/** People buy more than in the published mix, in which it is one task in nineteen: our choice. */
const TASKS = { index: 1, setCurrency: 1, browseProduct: 6, addToCart: 1, viewCart: 2, checkout: 4 };

/** What the season adds to the system: its experiments, and the promise that nobody pays twice. */
function seasonOf(system: Plain): Plain {
  const promises = invariantsOf(system);
  return {
    invariants: [
      ...promises,
      {
        name: 'one-charge-per-order',
        says: 'Nobody is charged twice for one order.',
        key: 'order',
        rule: { atMostOne: { table: 'payment.charges', by: 'order' } },
      },
    ],
    experiments: Object.fromEntries(
      SEASON.chapters.map(({ name, title, rate, length, faults }) => [
        name,
        {
          title,
          workload: { open: { arrivals: 'poisson', rate, sessions: rate, tasks: TASKS } },
          faults: [...faults],
          length,
        },
      ]),
    ),
  };
}

function invariantsOf(system: Plain): readonly Plain[] {
  const { invariants } = system as { readonly invariants?: readonly Plain[] }; // a shipped document
  return invariants ?? [];
}

/** The boutique with its season, as something that designs are made of. */
export function seasonIn(system: Plain): Assignment {
  return {
    name: 'capstone',
    objectives: [],
    judged: { seeds: SEASON.seeds.length, adversary: [] },
    document: mergePatch(system, seasonOf(system)),
    patches: {},
    deployment: 'monolith',
    experiment: SEASON.chapters[0].name,
    seed: SEASON.seeds[0],
  };
}
