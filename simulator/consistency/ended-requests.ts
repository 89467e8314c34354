/** Remembers which of the newest requests have ended, in bounded memory. */
const CAPACITY = 1 << 16;

export class EndedRequests {
  private readonly numbers = new Int32Array(CAPACITY);

  add(request: number): void {
    this.numbers[request % CAPACITY] = request;
  }

  /** False also for a request so old that a younger one has taken its place. */
  has(request: number): boolean {
    return this.numbers[request % CAPACITY] === request;
  }
}
