/** Names: fresh ones, and changing one wherever it stands. */
import { CLIENTS } from '../../../simulator';
import type { Draft } from './part';

/** `wanted`, or with a number behind it when something in the document is called that already. */
export function freshName(document: Draft, wanted: string, also: Iterable<string> = []): string {
  return freshAmong(takenNames(document, also), wanted);
}

/** `wanted`, or with a number behind it when it is taken. */
export function freshAmong(taken: ReadonlySet<string>, wanted: string): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** Every name that a module or a party of any deployment has. */
export function takenNames(document: Draft, also: Iterable<string> = []): ReadonlySet<string> {
  const taken = new Set([CLIENTS, ...Object.keys(document.modules), ...also]);
  for (const { services, stores = {}, brokers = {}, registries = {} } of Object.values(document.deployments))
    for (const parties of [services, stores, brokers, registries])
      for (const name of Object.keys(parties)) taken.add(name);
  // The store that an external module gets is called after it.
  for (const [name, { external }] of Object.entries(document.modules))
    if (external === true) taken.add(`${name}-store`);
  return taken;
}

/** Gives an entry another key, at its place among the others. */
export function renameKey<Value>(entries: Record<string, Value>, from: string, to: string): void {
  const all = Object.entries(entries);
  for (const key of Object.keys(entries)) delete entries[key];
  for (const [key, value] of all) entries[key === from ? to : key] = value;
}

/** The words with every whole `from` in them replaced; `-` is part of a name, and so is not its end. */
export function replaceWord(words: string, from: string, to: string): string {
  return words.replace(new RegExp(`(?<![\\w-])${escaped(from)}(?![\\w-](?!>))`, 'g'), () => to);
}

export function mentions(words: string, name: string): boolean {
  return replaceWord(words, name, `${name}!`) !== words;
}

/** A handlers' text in which what it says in quotes of the module `from`, `'from.…'`, says `to`. */
export function renameInCode(source: string, from: string, to: string): string {
  return source.replace(
    new RegExp(`(['"\`])${escaped(from)}\\.`, 'g'),
    (_, quote: string) => `${quote}${to}.`,
  );
}

/** Whether a handlers' text names something of a module: an operation that it calls, a table that it uses. */
export function namesInCode(source: string, module: string): boolean {
  return renameInCode(source, module, `${module}-`) !== source;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
