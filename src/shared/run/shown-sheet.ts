/** Which sheet lies over the page; undefined: none. Anything on the page can open one. */
import { createValue } from './value';

export type SheetName = 'documents' | 'share';

export const shownSheet = createValue<SheetName | undefined>(undefined);
