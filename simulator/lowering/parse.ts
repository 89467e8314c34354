/**
 * A second opinion: JavaScript as a parser of the standard reads it. It knows every early error, which the TypeScript
 * parser leaves to the type checker, and a source that two parsers read differently cannot slip between them.
 */
import { parse, type AnyNode, type Program } from 'acorn';
import type { Erased } from './erase';
import { Refused } from './fault';

export const ECMA_VERSION = 2022;

/** Reads erased handlers. Throws `Refused`, with the place in their source, at the first error. */
export function parseErased(erased: Erased): Program {
  try {
    return parse(erased.text, {
      ecmaVersion: ECMA_VERSION,
      sourceType: 'module',
      locations: true,
      allowAwaitOutsideFunction: false,
    });
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    const { line, column } = error.loc;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    const hint = 'JavaScript allows this nowhere';
    throw new Refused([{ code: 'syntax', message, hint, ...erased.positionOf(line - 1, column) }]);
  }
}

/** Reads lowered text as a strict script, the way an engine will. Throws a SyntaxError. */
export function parseLowered(text: string): Program {
  return parse(text, { ecmaVersion: ECMA_VERSION, sourceType: 'script' });
}

/** The nodes directly below a node, in the order of the text. */
export function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

interface ParserError extends SyntaxError {
  readonly loc: { readonly line: number; readonly column: number };
}

function isSyntaxError(error: unknown): error is ParserError {
  return error instanceof SyntaxError && 'loc' in error;
}
