/**
 * A submission: what a learner hands in of a lesson or an exercise. It holds what was changed of the document and what of it
 * is run, so that anybody can judge it again; what the learner's own page has judged is a claim, and no more. Without the
 * schema, so that a page can make one that has loaded none; `read-submission.ts` reads.
 */
import type { Plain } from '../../simulator/model/plan';
import { patchBetween } from '../form/merge-patch';

export const SUBMISSION_FORMAT = 'faultline-submission/1';

export interface Submission {
  /** The lesson's name, or the exercise's in its pack. */
  readonly lesson: string;
  /** Who hands it in: a name, or a team's. */
  readonly who: string;
  readonly seed: number;
  /** The engine with which the learner's page has run it. */
  readonly engine: string;
  /** A merge patch (RFC 7396) of the lesson's document. */
  readonly edit: Readonly<Record<string, Plain>>;
  readonly deployment: string;
  readonly experiment: string;
  /** What the learner's page has judged; left out when it has not. */
  readonly claims?: Claims | undefined;
  /** How long it took, as the page has counted. */
  readonly seconds?: number | undefined;
}

export interface Claims {
  readonly passed: boolean;
  /** The objectives that were missed, by their ids. */
  readonly missed: readonly string[];
}

/** The text of a submission; equal ones are equal texts. */
export function printSubmission(submission: Submission, indent?: 'indent'): string {
  const { lesson, who, seed, engine, edit, deployment, experiment, claims, seconds } = submission;
  const envelope = {
    format: SUBMISSION_FORMAT,
    lesson,
    who,
    seed,
    engine,
    edit,
    deployment,
    experiment,
    claims: claims && { passed: claims.passed, missed: claims.missed },
    seconds,
  };
  return indent === undefined ? JSON.stringify(envelope) : `${JSON.stringify(envelope, null, 2)}\n`;
}

/** What has become of a lesson's document, as an edit; undefined when no merge patch says it (it would have to set a null). */
export function editOf(
  lesson: { readonly document: Plain },
  document: Plain,
): Submission['edit'] | undefined {
  const patch = patchBetween(lesson.document, document);
  // A patch of an object is one.
  return patch === undefined ? undefined : (patch as Submission['edit']);
}
