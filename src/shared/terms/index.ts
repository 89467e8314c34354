/** The field's terms where they stand: each is explained on the spot, from the one definition in `lessons/terms.ts`. */
export { TERMS } from '../../../lessons/terms';
export { Term, TermList } from './Term';
