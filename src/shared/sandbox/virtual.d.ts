/** What tools/sandbox-plugin.ts supplies. */
declare module 'virtual:faultline-engine' {
  /** The engine's worker, bundled to one script. Guest text may follow it. */
  export const engine: string;
  /** The sandboxed frame's document, its policy included. */
  export const frame: string;
}

declare module 'virtual:faultline-engine-small' {
  /** The same with few parts; see simulator/engine/parts. */
  export { engine, frame } from 'virtual:faultline-engine';
}
