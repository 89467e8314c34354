/** A design that is entered for the season: which deployment, and what is changed of it and of the handlers. */
import * as z from 'zod';
import { line, plain, prose, reference } from '../../simulator/model/document/basics';
import type { Plain } from '../../simulator/model/plan';
import { mergePatch } from '../form/merge-patch';
import type { Assignment } from '../form/lesson';
import { readBounded, type ReadBounded } from '../workshop/read-bounded';
import { touchedIn } from '../workshop/untouched';
import heartTogether from './designs/heart-together.json';
import impatient from './designs/impatient.json';
import microservices from './designs/microservices.json';
import monolith from './designs/monolith.json';
import twoMonoliths from './designs/two-monoliths.json';

const part = z.record(z.string().max(200), plain).optional();

const entrySchema = z.strictObject({
  title: line,
  says: prose.default(''),
  deployment: reference,
  edit: z
    .strictObject({ deployments: part, modules: part })
    .default({})
    .meta({ description: 'a JSON merge patch of the document' }),
});

export type Entry = z.output<typeof entrySchema>;

/** Designs of ours, to stand beside whatever is entered. None of them is the right one. */
export const REFERENCES: readonly Entry[] = [
  monolith,
  twoMonoliths,
  microservices,
  impatient,
  heartTogether,
].map((one) => entrySchema.parse(one));

/** Never throws. */
export function readEntry(text: string): ReadBounded<Entry> {
  return readBounded(text, entrySchema, 'a design');
}

/** The document that it makes, or the places in it that are not a design's to change. */
export function documentOf(
  season: Assignment,
  { edit }: Entry,
): { readonly document: Plain; readonly touched: readonly string[] } {
  const patch = JSON.parse(JSON.stringify(edit)) as Plain; // without what is undefined
  const document = mergePatch(season.document, patch);
  return { document, touched: touchedIn(season, document) };
}
