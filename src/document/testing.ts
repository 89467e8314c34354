/** Stands in for `virtual:faultline-systems` in the unit tests: nothing ships. */
export const systems = [];
