/**
 * The vocabulary of objectives and predictions: figures over the outcome of a run, never over keystrokes. A figure is one
 * entry here; the lesson's schema, the judge's words and the authors' reference follow from it.
 */
import { DESIGN_FIGURES } from './design';
import type { Figure } from './figure';
import { PROMISE_FIGURES } from './promises';
import { REQUEST_FIGURES } from './requests';
import { SERVICE_FIGURES } from './services';
import { TRACING_FIGURES } from './tracing';

export { QUANTILES } from './figure';
export type { Figure, Place, Quantile, Question, Ran, Reading } from './figure';
export { parseValue, printValue, UNIT_HINTS, type Unit } from './unit';

const ALL = {
  ...REQUEST_FIGURES,
  ...PROMISE_FIGURES,
  ...SERVICE_FIGURES,
  ...TRACING_FIGURES,
  ...DESIGN_FIGURES,
};

export type FigureName = keyof typeof ALL;

export const FIGURES: Readonly<Record<FigureName, Figure>> = ALL;
