/** Puts a system's document together from its parts: `system.json` and the text of each module's handlers. */

/** As much of a document as is known here; the schema in `simulator/model/document` knows the rest, and checks it. */
export interface ShippedDocument {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly sources?: readonly string[];
  readonly modules: Readonly<Record<string, object>>;
}

/** As much of a module. */
interface ShippedModule {
  readonly versions?: Readonly<Record<string, object>>;
}

/**
 * The complete document: each module of `document` gets the TypeScript text that `handlers` has under its name, and each of
 * its versions the text that `versions` has under both names. Throws when a text belongs to nothing, which is a mistake in the
 * system's folder.
 */
export function assemble<Document extends ShippedDocument>(
  document: Document,
  handlers: Readonly<Record<string, string>>,
  versions: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): ShippedDocument {
  const modules: Record<string, object> = { ...document.modules };
  for (const [name, text] of Object.entries(handlers)) {
    const module = modules[name];
    if (module === undefined) throw new Error(`${document.name}: handlers for the unknown module ${name}`);
    modules[name] = { ...module, handlers: text };
  }
  for (const [name, texts] of Object.entries(versions)) {
    const module: ShippedModule | undefined = modules[name];
    const complete: Record<string, object> = { ...module?.versions };
    for (const [version, text] of Object.entries(texts)) {
      const declared = complete[version];
      if (declared === undefined) throw new Error(`${document.name}: handlers for ${name} ${version}`);
      complete[version] = { ...declared, handlers: text };
    }
    modules[name] = { ...module, versions: complete };
  }
  return { ...document, modules };
}

/** Rows of a document's tables, by module, table and key. */
type Rows = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The document with rows in its tables from the start: for a system with too many of them to be written down one by one. */
export function withRows<Document extends ShippedDocument>(document: Document, rows: Rows): ShippedDocument {
  const modules: Record<string, object> = { ...document.modules };
  for (const [name, tables] of Object.entries(rows)) {
    const module: { readonly tables?: Readonly<Record<string, object>> } = modules[name] ?? {};
    const filled = Object.entries(tables).map(([table, byKey]) => {
      const declared = module.tables?.[table];
      if (declared === undefined)
        throw new Error(`${document.name}: rows for the unknown table ${name}.${table}`);
      return [table, { ...declared, rows: byKey }];
    });
    modules[name] = { ...module, tables: Object.fromEntries(filled) };
  }
  return { ...document, modules };
}
