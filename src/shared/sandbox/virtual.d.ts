/** What tools/sandbox-plugin.ts supplies. */
declare module 'virtual:faultline-engine' {
  /** The engine's worker, bundled to one script. Guest text may follow it. */
  export const engine: string;
  /** The sandboxed frame's document, its policy included. */
  export const frame: string;
}
