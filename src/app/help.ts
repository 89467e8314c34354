/** Whether the sheet with the signs and the keys is open. */
import { createValue } from '../shared/run';

export const isHelpOpen = createValue(false);
