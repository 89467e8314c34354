/** How a lesson writes which figure it means: `measure: latency`, `of: orders.place`, `quantile: p95`, and values in its unit. */
import * as z from 'zod';
import { reference } from '../../simulator/model/document/basics';
import { words } from '../../simulator/model/document/issues';
import {
  FIGURES,
  parseValue,
  QUANTILES,
  UNIT_HINTS,
  type FigureName,
  type Quantile,
  type Unit,
} from '../figures';

/** A figure, and what it is asked of. */
export interface Asked {
  readonly measure: FigureName;
  readonly of: readonly string[];
  readonly quantile: Quantile;
}

/** A value as the unit writes it, to ns, bytes, a share of 1 or a number. One schema a unit, so that the published one is short. */
export function value(unit: Unit) {
  return VALUES[unit];
}

function makeValue(unit: Unit) {
  const form = unit === 'truth' ? z.boolean() : z.union([z.number(), z.string().max(40)]);
  return form.meta({ description: UNIT_HINTS[unit] }).transform((written, context): number => {
    const parsed = parseValue(unit, written);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: words('bad-value', `this is no ${unit}`, UNIT_HINTS[unit]) });
    return z.NEVER;
  });
}

const VALUES = {
  count: makeValue('count'),
  share: makeValue('share'),
  duration: makeValue('duration'),
  size: makeValue('size'),
  truth: makeValue('truth'),
} satisfies Readonly<Record<Unit, unknown>>;

type Fields = Readonly<Record<string, z.ZodType>>;

/** What stands in a lesson beside a figure's question, read. */
export type Beside<More extends Fields> = { readonly [Name in keyof More]: z.output<More[Name]> };

/**
 * A figure's question with further fields, which may depend on its unit. `isRight` looks at fields that belong together, and
 * says in words what is wrong with them.
 */
export function asking<More extends Fields>(
  fieldsIn: (unit: Unit) => More,
  isRight: { readonly test: (written: object) => boolean; readonly error: string } = ALWAYS,
): z.ZodType<Asked & Beside<More>> {
  const options = (Object.keys(FIGURES) as FigureName[]).map((name) =>
    z
      .strictObject({ ...questionFields(name), ...fieldsIn(FIGURES[name].unit) })
      .refine(isRight.test, { error: isRight.error })
      .transform((written) => ({ of: [], quantile: 'p95', ...written })),
  );
  // Zod wants at least one option and types that show each literal; both hold for every option that is made above.
  return z.discriminatedUnion('measure', options as never) as unknown as z.ZodType<Asked & Beside<More>>;
}

const ALWAYS = { test: () => true, error: '' };

function questionFields(name: FigureName) {
  const { of, explains } = FIGURES[name];
  return {
    measure: z.literal(name).meta({ description: explains }),
    ...(of === undefined ? {} : { of: namesOf(of) }),
    ...(name === 'latency' ? { quantile: z.enum(QUANTILES).default('p95') } : {}),
  };
}

/** `of: payments` is `of: [payments]`. */
function namesOf({ what, least, most }: NonNullable<(typeof FIGURES)[FigureName]['of']>) {
  const description = { description: most === 1 ? `the name of a ${what}` : `names of ${what}s` };
  const list = z.array(reference).min(least).max(most);
  const either = (least > 1 ? list : z.union([ONE, list])).meta(description);
  return least === 0 ? either.default([]) : either;
}

const ONE = reference.transform((one) => [one]);
