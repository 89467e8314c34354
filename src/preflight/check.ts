/** What can be found out about a laptop, one thing at a time. */

export interface Finding {
  /** `limited`: everything runs, and something is missing that one may want. `bad`: nothing runs without it. */
  readonly state: 'good' | 'limited' | 'bad';
  /** What was found, in a sentence. */
  readonly says: string;
  /** What to do about it; '' when there is nothing to do. */
  readonly todo: string;
}

export interface Check {
  readonly id: string;
  readonly title: string;
  /** Rejects or stays silent when what it asks for is blocked in a way that nobody foresaw. */
  run(): Promise<Finding>;
  /** What that means. */
  readonly otherwise: Finding;
}

/** The whole page has five seconds, and all checks run side by side. */
export const MOST_MS = 4_500;

/** What a check finds, in time. Never rejects. */
export async function found({ run, otherwise }: Check): Promise<Finding> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), MOST_MS);
  });
  try {
    return await Promise.race([run(), late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

export function good(says: string): Finding {
  return { state: 'good', says, todo: '' };
}

export function limited(says: string, todo: string): Finding {
  return { state: 'limited', says, todo };
}

export function bad(says: string, todo: string): Finding {
  return { state: 'bad', says, todo };
}

/** What all findings come to. */
export function verdictOf(findings: readonly Finding[]): Finding['state'] {
  const has = (state: Finding['state']): boolean => findings.some((finding) => finding.state === state);
  return has('bad') ? 'bad' : has('limited') ? 'limited' : 'good';
}
