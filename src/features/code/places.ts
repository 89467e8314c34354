/** Where in a text a fault of the document is. */
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { DocumentFault } from '../../../simulator';

/** A stretch of a text by offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** `deployments.monolith.services["a b"].modules[2]` as keys and indices; `document` is the root. */
export function pathParts(path: string): (string | number)[] {
  if (path === 'document') return [];
  return [...path.matchAll(/\[("(?:[^"\\]|\\.)*"|\d+)\]|[^.[\]]+/g)].map(([whole, inner]) => {
    if (inner === undefined) return whole;
    return inner.startsWith('"') ? String(JSON.parse(inner)) : Number(inner);
  });
}

/** Where a document's JSON says what is at a path, or else the nearest thing around it. */
export function stretchOf(text: string, path: string): Stretch {
  const root = parseTree(text);
  const parts = pathParts(path);
  for (let length = parts.length; root !== undefined && length >= 0; length--) {
    const node = findNodeAtLocation(root, parts.slice(0, length));
    if (node !== undefined) return within(node, length === parts.length);
  }
  return { start: 0, end: 0 };
}

/** A whole object would be underlined to its end: its key says as much. */
function within(node: Node, isExact: boolean): Stretch {
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const isLarge = node.type === 'object' || node.type === 'array';
  const { offset, length } = (isLarge || !isExact) && key !== undefined ? key : node;
  return { start: offset, end: offset + (isLarge && key === undefined ? 1 : length) };
}

/** A fault in a sentence, with what to do about it. */
export function faultWords({ message, hint }: DocumentFault): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return hint === '' ? `${sentence}.` : `${sentence}: ${hint}.`;
}
