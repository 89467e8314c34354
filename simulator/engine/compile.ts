/**
 * From a document to a plan: one deployment, one experiment and one seed, checked and flattened into what the engine
 * executes. Whatever is wrong comes back as faults, all of them at once where that is possible: the form of the whole
 * document first, then, if that is right, the meaning of its names. `compile/` holds the parts; they know the components,
 * policies and faults only through a catalogue, and here that is what the registries have.
 */
import { CATALOGUE } from './catalogue';
import { compileWith } from './compile/compiler';
import type { Compiled, RunChoice } from './compile/compiler';

export type { Compiled, RunChoice };

/** Compiles a document of any form and origin. Never throws: there is a plan, or at least one fault. */
export function compile(document: unknown, choice: RunChoice): Compiled {
  return compileWith(CATALOGUE, document, choice);
}
