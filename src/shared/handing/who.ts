/** The name under which this browser hands in, so that it is typed once. */
const KEY = 'faultline-who';
const LONGEST = 80;

export function keptWho(): string {
  try {
    return (localStorage.getItem(KEY) ?? '').slice(0, LONGEST);
  } catch {
    return '';
  }
}

export function keepWho(who: string): void {
  try {
    localStorage.setItem(KEY, who);
  } catch {
    // It is typed again next time.
  }
}
