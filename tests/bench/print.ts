/** How the bench prints. */

export function heading(text: string): void {
  console.log(`\n${text}`);
}

/** One figure: three significant digits are all that such a machine can promise. */
export function line(what: string, value: number, unit: string, note = ''): void {
  const digits = value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
  console.log(`  ${what.padEnd(58)} ${digits.padStart(12)} ${unit}${note === '' ? '' : `   (${note})`}`);
}
