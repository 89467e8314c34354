/** Which panel below the picture is open, by its id: one of them can lead to another, as a broken promise to its trace. */
import { createValue } from './value';

export const shownPanel = createValue<string | undefined>(undefined);
