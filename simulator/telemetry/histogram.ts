/** Buckets in each octave: 2^7, so that a bucket is at most 1/128 of its values wide, and its middle within 1/256 of them. */
const SUB_BITS = 7;
const SUB_BUCKETS = 128;
/** The bucket of 2^53 - 1, the largest integer that a number holds surely, is the last. */
const BUCKETS = 6016;
const TWO_24 = 16777216;
const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;

/** The bucket of an integer: itself below 256; then its top 8 bits, and 128 for each place that they were shifted by. */
function bucketOf(value: number): number {
  if (value < TWO_32) return bucketOf32(value);
  return bucketOf32(Math.floor(value / TWO_24)) + 24 * SUB_BUCKETS;
}

function bucketOf32(value: number): number {
  if (value < 2 * SUB_BUCKETS) return value;
  const shift = 31 - SUB_BITS - Math.clz32(value);
  return shift * SUB_BUCKETS + (value >>> shift);
}

/** The middle of a bucket. */
function valueOf(bucket: number): number {
  if (bucket < 2 * SUB_BUCKETS) return bucket;
  const shift = Math.floor(bucket / SUB_BUCKETS) - 1;
  // A shift of more than 31 places is two.
  const width = shift > 24 ? TWO_24 * (1 << (shift - 24)) : 1 << shift;
  return (bucket - shift * SUB_BUCKETS) * width + Math.floor(width / 2);
}

/**
 * How often which values came, in buckets whose width grows with the value (as in HdrHistogram): quantiles within 1/256 of
 * the true ones, mean, minimum and maximum exactly, in 24 kB and without allocation while recording. Values are integers
 * from 0 to 2^53 - 1, latencies in nanoseconds as a rule. With nothing recorded, all but `count` are no number.
 */
export class Histogram {
  private readonly counts = new Uint32Array(BUCKETS);
  private total = 0;
  /** The sum of all values, in two parts that are exact: it soon exceeds 2^53. */
  private sumHigh = 0;
  private sumLow = 0;
  private least = Infinity;
  private most = -Infinity;

  /** Adds one value. A RangeError on what is no integer from 0 to 2^53 - 1. */
  record(value: number): void {
    if (!(value >= 0) || !Number.isSafeInteger(value))
      throw new RangeError(`not a value to record: ${value}`);
    const bucket = bucketOf(value);
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.total += 1;
    this.add(value);
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }

  /** How many values were recorded. */
  get count(): number {
    return this.total;
  }

  /** The smallest value. */
  get min(): number {
    return this.total === 0 ? NaN : this.least;
  }

  /** The largest value. */
  get max(): number {
    return this.total === 0 ? NaN : this.most;
  }

  /** The arithmetic mean; the sum under it is exact. */
  get mean(): number {
    return (this.sumHigh * TWO_53 + this.sumLow) / this.total;
  }

  /**
   * The least value that a share `p` (0 to 1) of the values does not exceed, by nearest rank, within 1/256; exact for the
   * smallest and the largest value.
   */
  quantile(p: number): number {
    if (this.total === 0) return NaN;
    // A product that should be whole may come out a little above.
    const rank = Math.ceil(p * this.total - 1e-9);
    if (rank <= 1) return this.least;
    if (rank >= this.total) return this.most;
    let passed = 0;
    for (let bucket = bucketOf(this.least); bucket < BUCKETS; bucket++) {
      passed += this.counts[bucket] ?? 0;
      if (passed >= rank) return Math.min(Math.max(valueOf(bucket), this.least), this.most);
    }
    return this.most;
  }

  /** Adds all that another one has recorded. */
  merge(other: Histogram): void {
    if (other.total === 0) return;
    for (let bucket = bucketOf(other.least), last = bucketOf(other.most); bucket <= last; bucket++) {
      this.counts[bucket] = (this.counts[bucket] ?? 0) + (other.counts[bucket] ?? 0);
    }
    this.total += other.total;
    this.sumHigh += other.sumHigh;
    this.add(other.sumLow);
    this.least = Math.min(this.least, other.least);
    this.most = Math.max(this.most, other.most);
  }

  /** Forgets everything; costs as much as the range of the values is wide. */
  reset(): void {
    if (this.total > 0) this.counts.fill(0, bucketOf(this.least), bucketOf(this.most) + 1);
    this.total = 0;
    this.sumHigh = 0;
    this.sumLow = 0;
    this.least = Infinity;
    this.most = -Infinity;
  }

  /** Keeps sumLow below 2^53 without ever rounding. */
  private add(value: number): void {
    const room = TWO_53 - value;
    if (this.sumLow >= room) {
      this.sumLow -= room;
      this.sumHigh += 1;
    } else {
      this.sumLow += value;
    }
  }
}
