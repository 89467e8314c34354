/** Puts a system's document together from its parts: `system.json` and the text of each module's handlers. */

/** As much of a document as is known here; the schema in `simulator/model/document` knows the rest, and checks it. */
export interface ShippedDocument {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly modules: Readonly<Record<string, object>>;
}

/**
 * The complete document: each module of `document` gets the TypeScript text that `handlers` has under its name.
 * Throws when a text belongs to no module, which is a mistake in the system's folder.
 */
export function assemble<Document extends ShippedDocument>(
  document: Document,
  handlers: Readonly<Record<string, string>>,
): ShippedDocument {
  const modules: Record<string, object> = { ...document.modules };
  for (const [name, text] of Object.entries(handlers)) {
    const module = modules[name];
    if (module === undefined) throw new Error(`${document.name}: handlers for the unknown module ${name}`);
    modules[name] = { ...module, handlers: text };
  }
  return { ...document, modules };
}
