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

/** What tools/lessons-plugin.ts supplies. */
declare module 'virtual:faultline-lessons' {
  /** The lessons in the order of the path. */
  export const lessons: readonly {
    readonly name: string;
    readonly title: string;
    readonly minutes: number;
    /** What many believe who have not done it. */
    readonly misconception: string;
    readonly prerequisites: readonly string[];
    /** The part of the path that it belongs to. */
    readonly track: string;
    /** Fetches the rest of it. */
    load(this: void): Promise<{ readonly shipped: import('./lessons/shipped').ShippedLesson }>;
  }[];
}
