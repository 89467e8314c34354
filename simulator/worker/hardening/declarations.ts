/**
 * Engine and guest text are one script in the browser, the guest's after the engine's. Text that broke out of its function
 * would run hardened, with one exception: declarations (`function Map() {}`, `var x`) take effect before a script's first
 * line. They leave a trace that nothing else does: a global that can be written and not deleted.
 */

/** Throws when some text of the script declared a global; to be called before anything else of it runs. */
export function refuseDeclarations(global: object): void {
  for (const name of Reflect.ownKeys(global)) {
    const described = Object.getOwnPropertyDescriptor(global, name);
    if (described?.configurable !== false || described.writable !== true) continue;
    throw new Error(`The guest's text declares ${String(name)} outside its function, so none of it is run.`);
  }
}
