/** What tools/witness-plugin.ts supplies. */
declare module 'virtual:faultline-witness' {
  export const witness: {
    readonly system: string;
    readonly deployment: string;
    readonly experiment: string;
    readonly seed: number;
    readonly events: number;
    readonly hash: string;
  };
}
