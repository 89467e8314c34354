/** What tools/systems-plugin.ts supplies. */
declare module 'virtual:faultline-systems' {
  /** The shipped systems, the one to begin with first. */
  export const systems: readonly {
    readonly name: string;
    readonly title: string;
    readonly summary: string;
    /** Fetches the rest of it. */
    load(this: void): Promise<{ readonly system: import('./shipped').ShippedSystem }>;
  }[];
}

declare module 'virtual:faultline-templates' {
  /** What documents of one's own can begin from, the smallest first. */
  export const templates: readonly import('../../simulator').SystemDocument[];
}
