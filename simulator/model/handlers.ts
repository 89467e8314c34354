/** The handlers of a document, as lowering takes them. */
import { versionName } from './names';

/** The handlers of a module, or of one of its versions, `module@version`. */
export interface HandlerSource {
  readonly name: string;
  readonly source: string;
}

/** As much of a document, checked or as it was written, as tells its handlers. */
interface WithHandlers {
  readonly modules: Readonly<
    Record<
      string,
      {
        readonly handlers?: string | undefined;
        readonly versions?: Readonly<Record<string, { readonly handlers: string }>> | undefined;
      }
    >
  >;
}

/** In the order of its modules, a module's versions after it; modules that bring none are left out. */
export function handlersOf(document: WithHandlers): HandlerSource[] {
  return Object.entries(document.modules).flatMap(([name, { handlers, versions = {} }]) => [
    ...(handlers === undefined ? [] : [{ name, source: handlers }]),
    ...Object.entries(versions).map(([version, { handlers: source }]) => ({
      name: versionName(name, version),
      source,
    })),
  ]);
}
