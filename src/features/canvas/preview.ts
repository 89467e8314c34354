/** The scene while boxes are on their way: what moves over the picture is drawn where they are. */
import { createValue } from '../../shared/run';
import type { Scene } from '../../shared/scene';

/** Undefined as long as the picture is as the document has it. */
export const preview = createValue<Scene | undefined>(undefined);
