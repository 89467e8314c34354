/** Taking modules out of their service in stages, as it stands on the page. */
import type { CopyWay, ExtractionOrder, Stage } from '../../../simulator';
import { createValue } from '../../shared/run';

/** How the data gets from the old store to the new one. */
export type Moving = 'at-once' | CopyWay;

export interface Extracting {
  /** The system, and the deployment that it begins with. */
  readonly system: string;
  readonly from: string;
  readonly module: string;
  readonly order: ExtractionOrder;
  readonly moving: Moving;
  /** What there was first; the names of their deployments. */
  readonly stages: readonly Stage[];
}

/** The extraction that is under way: its stages are deployments of the document. It outlives the panel. */
export const extracting = createValue<Extracting | undefined>(undefined);
