/** Whether the menu that breaks things is open: a key opens it, wherever one is. */
import { createValue } from './value';

export const isBreakMenuOpen = createValue(false);
