/** What a document of one's own can begin from; fetched when somebody wants to begin one. */
import type { SystemDocument } from '../../simulator';

/** Every template, the smallest first; each has a title and a summary. Rejects when they cannot be fetched. */
export async function loadTemplates(): Promise<readonly SystemDocument[]> {
  const { templates } = await import('virtual:faultline-templates');
  return templates;
}
