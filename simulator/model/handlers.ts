/** The handlers of a document, as lowering takes them. */

/** A module's handlers. */
export interface HandlerSource {
  readonly name: string;
  readonly source: string;
}

/** As much of a document, checked or as it was written, as tells its handlers. */
interface WithHandlers {
  readonly modules: Readonly<Record<string, { readonly handlers?: string | undefined }>>;
}

/** In the order of its modules; modules that bring none are left out. */
export function handlersOf(document: WithHandlers): HandlerSource[] {
  return Object.entries(document.modules).flatMap(([name, { handlers }]) =>
    handlers === undefined ? [] : [{ name, source: handlers }],
  );
}
