/**
 * Units of the simulated world. Time is an integer count of nanoseconds in a JavaScript number, safe for 104 days;
 * sizes are bytes. Everything that holds one of them says so in its name (`latencyNs`, `memoryBytes`) or its type.
 */

/** A point in simulated time or a duration, in integer nanoseconds. */
export type Nanoseconds = number;

export const NS_PER_US = 1_000;
export const NS_PER_MS = 1_000_000;
export const NS_PER_S = 1_000_000_000;

export const BYTES_PER_MIB = 1_048_576;
