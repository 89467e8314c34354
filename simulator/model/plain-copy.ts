/**
 * The first thing that happens to whatever comes from outside: it is copied, value by value, into plain JSON of a bounded
 * size and depth. After that nothing in it can surprise: no getters, no cycles, no class instances, no `__proto__`.
 */
import type { FaultList, PathParts } from './document-fault';
import type { Plain } from './plan';

/** Nesting that no sensible document reaches; recursion over a checked document is safe. */
export const MAX_DEPTH = 64;
/** Values (leaves, arrays and objects) in one document; ten thousand rows of twenty fields. */
export const MAX_VALUES = 200_000;
/** Characters of all keys and texts together. */
const MAX_CHARACTERS = 4_000_000;

/** Faults of one kind are worth reading only so often. */
const MAX_REPORTED = 20;

/** Thrown when the copy is of no use any more; never leaves this file. */
class GiveUp extends Error {}

/** A plain copy of `input`, or undefined with the reasons added to `faults`. Never throws. */
export function plainCopy(input: unknown, faults: FaultList): Plain | undefined {
  const before = faults.faults.length;
  try {
    const copy = new Copier(faults).copy(input, []);
    return faults.faults.length === before ? copy : undefined;
  } catch (error) {
    // Proxies and getters throw whatever they like; their errors are not ours to show.
    if (!(error instanceof GiveUp))
      faults.add('not-plain', [], 'the document cannot be read', 'give plain JSON');
    return undefined;
  }
}

class Copier {
  private values = 0;
  private characters = 0;
  private reported = 0;

  constructor(private readonly faults: FaultList) {}

  copy(value: unknown, path: PathParts): Plain {
    if (++this.values > MAX_VALUES) this.tooLarge(`more than ${MAX_VALUES} values`);
    switch (typeof value) {
      case 'boolean':
        return value;
      case 'string':
        this.count(value);
        return value;
      case 'number':
        // -0 becomes 0, as it does in JSON.
        return Number.isFinite(value) ? value + 0 : this.refuse(path, 'the number is not finite');
      case 'object':
        if (value === null) return null;
        if (path.length >= MAX_DEPTH) return this.tooDeep(path);
        return Array.isArray(value) ? this.copyArray(value, path) : this.copyObject(value, path);
      default:
        return this.refuse(path, `a value of type ${typeof value} cannot stand in a document`);
    }
  }

  private copyArray(array: readonly unknown[], path: PathParts): Plain {
    if (array.length > MAX_VALUES) this.tooLarge(`a list of ${array.length} entries`);
    const copy: Plain[] = [];
    for (let i = 0; i < array.length; i++) copy.push(this.copy(array[i], [...path, i]));
    return copy;
  }

  private copyObject(object: object, path: PathParts): Plain {
    const prototype: unknown = Object.getPrototypeOf(object);
    // `Object.prototype` of any realm is the one prototype that has none itself.
    const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
    if (!isPlain) return this.refuse(path, 'only plain objects can stand in a document');
    const copy: Record<string, Plain> = {};
    for (const [key, value] of Object.entries(object)) {
      this.count(key);
      if (value === undefined) continue;
      if (key === '__proto__') this.refuse([...path, key], '`__proto__` cannot be a key');
      else copy[key] = this.copy(value, [...path, key]);
    }
    return copy;
  }

  private count(text: string): void {
    this.characters += text.length;
    if (this.characters > MAX_CHARACTERS) this.tooLarge(`more than ${MAX_CHARACTERS} characters`);
  }

  private refuse(path: PathParts, message: string): null {
    this.faults.add(
      'not-plain',
      path,
      message,
      'a document holds texts, numbers, true, false, null, lists and objects',
    );
    if (++this.reported >= MAX_REPORTED) throw new GiveUp();
    return null;
  }

  private tooDeep(path: PathParts): null {
    const message = `nested more than ${MAX_DEPTH} levels deep`;
    this.faults.add(
      'too-deep',
      path.slice(0, 3),
      message,
      'flatten it, or look for something that holds itself',
    );
    throw new GiveUp();
  }

  private tooLarge(what: string): never {
    this.faults.add('too-large', [], `the document has ${what}`, 'split it, or leave out rows');
    throw new GiveUp();
  }
}
