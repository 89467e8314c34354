/** Finds the document that a command names: a shipped system, or a file. */
import { readFileSync, statSync } from 'node:fs';
import { loadSystem, SYSTEMS } from '../../lessons/systems';
import type { DocumentFault } from '../model/document-fault';
import { didYouMean } from '../model/names';

export type Loaded =
  /** `shipped`: its handlers are ours, and may run in this process. */
  | { readonly ok: true; readonly document: unknown; readonly shipped: boolean }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** A larger file is not a system that anybody wrote. */
const MAX_BYTES = 20 * 1024 * 1024;

export function load(name: string): Loaded {
  const shipped = loadSystem(name);
  if (shipped !== undefined) return { ok: true, document: shipped, shipped: true };
  let text: string;
  try {
    const { size } = statSync(name);
    if (size > MAX_BYTES)
      return fault('too-large', `${name} has ${size} bytes`, 'a document has at most 20 MiB');
    text = readFileSync(name, 'utf8');
  } catch {
    const names = SYSTEMS.map((system) => system.name);
    const message = `there is no shipped system and no readable file “${name}”`;
    return fault('unknown-system', message, didYouMean(name, names) || `shipped: ${names.join(', ')}`);
  }
  return parse(text);
}

function parse(text: string): Loaded {
  try {
    return { ok: true, document: JSON.parse(text) as unknown, shipped: false };
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    return fault(
      'malformed-json',
      `the file is not JSON: ${words}`,
      'look for a missing comma or bracket there',
    );
  }
}

function fault(code: string, message: string, hint: string): Loaded {
  return { ok: false, faults: [{ code, path: 'document', message, hint }] };
}
