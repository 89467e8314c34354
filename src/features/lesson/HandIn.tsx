/** Hands in what was made of a lesson: the design and what the judge here has said, as a code that anybody can judge again. */
import { useSelector } from '@xstate/react';
import { useCallback } from 'react';
import { editOf, linkWith, printSubmission, submissionCode, type Claims } from '../../document/workshop';
import { ENGINE_VERSION, type Plain } from '../../../simulator';
import { HandInForm, type HandedIn } from '../../shared/handing';
import { Sheet } from '../../shared/ui';
import { drawnOf, type LessonContext } from './context';
import type { LessonActor } from './machine';
import { begunMs } from './workshop';

export function HandIn({ actor, onClose }: { readonly actor: LessonActor; readonly onClose: () => void }) {
  const context = useSelector(actor, (snapshot) => snapshot.context);
  const make = useCallback((who: string) => handedIn(who, context), [context]);
  return (
    <Sheet title="Hand in" onClose={onClose}>
      <p>{stateWords(claimsOf(context))}</p>
      <HandInForm make={make} />
    </Sheet>
  );
}

function stateWords(claims: Claims | undefined): string {
  if (claims === undefined) return 'It has not been judged here yet. You can hand it in all the same.';
  if (claims.passed) return 'Judged here: it does all that is asked.';
  return `Judged here: it misses ${claims.missed.join(', ')}.`;
}

/** What has been judged of the design that is handed in; undefined: nothing. */
function claimsOf({ lesson, met, ruling, mine }: LessonContext): Claims | undefined {
  if (mine !== undefined) return undefined;
  if (ruling?.kind === 'verdict') {
    const missed = ruling.verdict.findings.filter(({ passed }) => !passed);
    return { passed: ruling.verdict.passed, missed: missed.map(({ objective }) => objective.id) };
  }
  const asked = lesson.steps.flatMap(({ achieve }, index) => (achieve === undefined ? [] : [index + 1]));
  return asked.length > 0 && asked.every((view) => met.has(view)) ? { passed: true, missed: [] } : undefined;
}

async function handedIn(who: string, context: LessonContext): Promise<HandedIn> {
  const { lesson, mine } = context;
  const { document, deployment } = mine ?? drawnOf(context);
  const submission = {
    lesson: lesson.name,
    who,
    seed: lesson.seed,
    engine: ENGINE_VERSION,
    edit: editOf(lesson, document as unknown as Plain) ?? {}, // a document is data
    deployment,
    experiment: lesson.experiment,
    claims: claimsOf(context),
    seconds: Math.round((Date.now() - begunMs(lesson.name)) / 1000),
  };
  const link = linkWith('./workshop.html', 'submission', await submissionCode(submission));
  const name = `${lesson.name}-${who.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40)}.json`;
  return { link, file: { name, text: printSubmission(submission, 'indent') } };
}
