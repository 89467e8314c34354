/** What the build supplies (`tools/offline-plugin.ts`). */
declare module 'virtual:faultline-files' {
  /** Every file that is kept, relative to the worker. `revision`: null for one whose name changes with its content. */
  export const FILES: readonly { readonly url: string; readonly revision: string | null }[];
}
