/**
 * The open document: which system, deployment, experiment and seed are chosen (`choice`), where shipped systems and their
 * plans come from (`shipped`), and what goes along when the choice changes (`carry`).
 */
export { carriedOver, type Carried } from './carry';
export { FIRST_SEED, isQuiet, MAX_SEED, validChoice, type Choice } from './choice';
export { loadShipped, SHIPPED, shippedPlan } from './shipped';
