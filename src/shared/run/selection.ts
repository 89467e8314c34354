/** What is selected: one thing on the whole page, which the canvas marks, the inspector explains and the panels narrow to. */
import { createValue, useValue } from './value';

/** Indices are the plan's; `instance` counts over all services; `module` and `operation` keep theirs in every deployment. */
export type Selection =
  | {
      readonly kind:
        | 'service'
        | 'store'
        | 'broker'
        | 'registry'
        | 'module'
        | 'operation'
        | 'link'
        | 'instance'
        | 'clients';
      readonly index: number;
    }
  | { readonly kind: 'request'; readonly request: number }
  | undefined;

/** The page's one selection, for those outside React. */
export const selection = createValue<Selection>(undefined);

/** The selection and how to change it. */
export function useSelection(): [Selection, (next: Selection) => void] {
  return [useValue(selection), selection.set];
}
