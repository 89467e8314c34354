/** Draws the numbers that name spans, transactions, requests and keys in the journal; the same with tracing on or off. */
export class Numbering {
  private spans = 0;
  private transactions = 0;
  private requests = 0;
  private messages = 0;
  private readonly numbers = new Map<string, number>();
  /** Words by number, for reading the journal: keys of rows and lines of logs. */
  readonly words: string[] = [];

  nextSpan(): number {
    return ++this.spans;
  }

  nextTransaction(): number {
    return ++this.transactions;
  }

  nextRequest(): number {
    return ++this.requests;
  }

  nextMessage(): number {
    return ++this.messages;
  }

  /** The number of a word, the same for the same word within a run. */
  word(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.words.push(text);
    this.numbers.set(text, number);
    return number;
  }
}
