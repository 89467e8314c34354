/** Reads a value of unknown form, field by field; the first thing that is wrong ends it and is told with its place. */

/** Something is not as it should be. Never leaves this folder. */
export class WrongForm extends Error {
  constructor(
    readonly path: string,
    readonly wanted: string,
  ) {
    super(`${path} ${wanted}`);
  }
}

/** An object that is read, and where in the whole it is. */
export class Reader {
  private readonly fields: ReadonlyMap<string, unknown>;

  private constructor(
    readonly value: object,
    private readonly path: string,
  ) {
    this.fields = new Map(Object.entries(value));
  }

  static of(value: unknown, path: string): Reader {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Reader(value, path);
    throw new WrongForm(path, 'should be an object');
  }

  has(name: string): boolean {
    return this.fields.get(name) !== undefined;
  }

  private raw(name: string): unknown {
    return this.fields.get(name);
  }

  object(name: string): Reader {
    return Reader.of(this.raw(name), this.place(name));
  }

  text(name: string, mostCharacters: number): string {
    const value = this.raw(name);
    if (typeof value === 'string' && value.length <= mostCharacters) return value;
    throw new WrongForm(this.place(name), `should be a text of at most ${mostCharacters} characters`);
  }

  /** A whole number from 0. */
  whole(name: string): number {
    const value = this.number(name);
    if (Number.isSafeInteger(value)) return value;
    throw new WrongForm(this.place(name), 'should be a whole number from 0');
  }

  /** A number from 0. */
  number(name: string): number {
    const value = this.raw(name);
    // -0 would be printed as 0.
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value + 0;
    throw new WrongForm(this.place(name), 'should be a number from 0');
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word {
    const found = words.find((word) => word === this.raw(name));
    if (found !== undefined) return found;
    throw new WrongForm(this.place(name), `should be one of ${words.join(', ')}`);
  }

  list<T>(name: string, most: number, read: (entry: Reader) => T): readonly T[] {
    const value = this.raw(name);
    if (!Array.isArray(value) || value.length > most)
      throw new WrongForm(this.place(name), `should be a list of at most ${most} entries`);
    return value.map((entry: unknown, i) => read(Reader.of(entry, `${this.place(name)}[${i}]`)));
  }

  place(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
