/**
 * What the guest language leaves out, one file a subject. Each rule looks at one node of the source as it was written, so
 * that what it says points at the exact place.
 */
import ts from 'typescript';
import { placeOf } from '../erase';
import { Refused, type Refusal } from '../fault';
import { refuseNonErasable } from './erasable';
import { refuseFunctions } from './functions';
import { refuseModuleSyntax } from './modules';
import { refuseProperties } from './properties';
import type { Refuse, Rule } from './refuse';
import { refuseSyntax } from './syntax';

const RULES: readonly Rule[] = [
  refuseModuleSyntax,
  refuseNonErasable,
  refuseSyntax,
  refuseProperties,
  refuseFunctions,
];

/** Deepest nesting of a source: no person writes more, and every tool downstream recurses on it. */
const MAX_NESTING = 400;

/** Everything in the source that the guest language does not have. Throws `Refused` when it is nested too deeply to tell. */
export function refusalsOf(file: ts.SourceFile): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse: Refuse = (node, code, message, hint) => {
    refusals.push({ code, message, hint, ...placeOf(file, node.getStart(file)) });
  };
  const visit = (node: ts.Node, nesting: number): void => {
    if (nesting > MAX_NESTING) throw new Refused([tooNested(placeOf(file, node.getStart(file)))]);
    for (const rule of RULES) rule(node, refuse);
    ts.forEachChild(node, (child) => visit(child, nesting + 1));
  };
  visit(file, 0);
  return refusals;
}

/** For a source whose nesting no tool can follow. */
export function tooNested(place: { line: number; column: number }): Refusal {
  return {
    code: 'too-nested',
    message: 'the handlers are nested too deeply',
    hint: `keep below ${MAX_NESTING} levels`,
    ...place,
  };
}
