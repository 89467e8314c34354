/** Counting in columns of numbers. Indices are the plan's own, so each is inside its column. */

export function count(column: Float64Array, index: number): void {
  column[index] = (column[index] as number) + 1;
}

export function add(column: Float64Array, index: number, value: number): void {
  column[index] = (column[index] as number) + value;
}
