/**
 * The open document: where it comes from (`source`, `shipped`, `templates`), what it takes to run it (`runnable`), which of its deployments
 * and experiments are chosen (`choice`), how it was edited (`history`), and what goes along when it changes (`carry`).
 */
export { arrival, type Arrival, type Came } from './arrival';
export { carriedOver, repeated, type Carried } from './carry';
export { FIRST_SEED, isQuiet, MAX_SEED, validChoice, type Choice } from './choice';
export {
  rechosen,
  redone,
  startOf,
  stepped,
  undone,
  withoutFuture,
  type Edition,
  type History,
  type Reopening,
} from './history';
export { lowerToDebug, readCondition, type DebugBuild } from './lower';
export { runnableOf, type Runnable } from './runnable';
export { SHIPPED, shippedDocument } from './shipped';
export { ownSource, type Source } from './source';
export { loadedExperiment, tried, type Tried } from './trial';
export { loadTemplates } from './templates';
