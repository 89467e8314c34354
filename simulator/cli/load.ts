/** Finds the document that a command names: a shipped system, or a file. */
import { loadSystem, SYSTEMS } from '../../lessons/systems';
import { didYouMean } from '../model/names';
import { readUpTo, reasonFor } from './files';
import { readJson } from './json';
import { stop, Stopped } from './stopped';

export interface Loaded {
  readonly document: unknown;
  /** Its handlers are ours, and may run in this process. */
  readonly isShipped: boolean;
}

/** A larger file is not a system that anybody wrote. */
const MAX_MIB = 20;

/** Throws `Stopped` when there is no such system, or its file cannot be read as JSON. */
export function load(name: string): Loaded {
  const shipped = loadSystem(name);
  if (shipped !== undefined) return { document: shipped, isShipped: true };
  const read = readJson(textOf(name));
  if (read.ok) return { document: read.value, isShipped: false };
  const { message, hint, line, column } = read.fault;
  throw new Stopped([
    { code: 'malformed-json', path: name, message: `this is not JSON: ${message}`, hint, line, column },
  ]);
}

function textOf(name: string): string {
  let bytes: Buffer | undefined;
  try {
    bytes = readUpTo(name, MAX_MIB << 20);
  } catch (error) {
    return notFound(name, error);
  }
  if (bytes === undefined)
    stop(
      'too-large',
      name,
      `the file has more than ${MAX_MIB} MiB`,
      'a document is a system that somebody wrote',
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    stop('not-text', name, 'the file is not text in UTF-8', 'name a JSON file');
  }
}

function notFound(name: string, error: unknown): never {
  const names = SYSTEMS.map((system) => system.name);
  const isPath = /[./\\]/.test(name);
  if (isPath) stop('unreadable', name, `the file cannot be read: ${reasonFor(error)}`, 'name a JSON file');
  const message = 'there is neither a shipped system nor a readable file of this name';
  stop('unknown-system', name, message, didYouMean(name, names));
}
