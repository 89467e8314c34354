/** The answer to a question, asked once: going back in time to one of its steps leaves it as it is. */
import { useEffect, useState } from 'react';
import { useRun, type Why, type WhyQuestion } from '../../shared/run';

export interface Answer {
  /** Undefined: nothing is kept of what was asked about. */
  readonly why: Why | undefined;
  /** When it was asked, simulated ns. */
  readonly atNs: number;
}

/** Undefined until the answer has come. */
export function useAnswer(question: WhyQuestion | undefined): Answer | undefined {
  const { frames, why } = useRun();
  const [known, setKnown] = useState<{ readonly question: WhyQuestion; readonly answer: Answer }>();
  useEffect(() => {
    let isGone = false;
    if (question === undefined) return;
    const atNs = frames.latest?.nowNs ?? 0;
    void why(question).then((found) => {
      if (!isGone) setKnown({ question, answer: { why: found, atNs } });
    });
    return () => {
      isGone = true;
    };
  }, [question, frames, why]);
  return known !== undefined && known.question === question ? known.answer : undefined;
}
