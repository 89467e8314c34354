/** A chain of ten services, whose availability multiplies. It has no handlers: each hop works a little and asks the next. */
import { assemble } from '../assemble';
import document from './system.json';

export const chain = assemble(document, {});
