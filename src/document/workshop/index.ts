/** What a workshop passes around, as the page reads, makes and judges it. */
export { claimOf } from '../../../lessons/workshop/judge-submission';
export { withHidden, type Exercise, type Pack, type PackItem } from '../../../lessons/workshop/pack';
export {
  readResultsCsv,
  resultsCsv,
  type Result,
  type ResultVerdict,
} from '../../../lessons/workshop/results';
export { editOf, printSubmission, type Claims, type Submission } from '../../../lessons/workshop/submission';
export type { Guarded } from '../../../lessons/workshop/untouched';
export { assignmentFor, judgedHere } from './assignments';
export { boutOf, comparableRun, type Bout, type BoutLine } from './gallery';
export {
  linkWith,
  packCode,
  packIn,
  submissionCode,
  submissionsIn,
  type Handed,
  type PackRead,
} from './codes';
