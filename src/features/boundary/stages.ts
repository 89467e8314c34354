/** Taking modules out of their service in stages, as it stands on the page. */
import type { ExtractionOrder, Stage } from '../../../simulator';
import { createValue } from '../../shared/run';

export interface Extracting {
  /** The system, and the deployment that it begins with. */
  readonly system: string;
  readonly from: string;
  readonly module: string;
  readonly order: ExtractionOrder;
  /** What there was first; the names of their deployments. */
  readonly stages: readonly Stage[];
}

/** The extraction that is under way: its stages are deployments of the document. It outlives the panel. */
export const extracting = createValue<Extracting | undefined>(undefined);
