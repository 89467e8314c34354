/** The release of a module's version. */
export { Release } from './release';
