/** Stands in for `virtual:faultline-systems` and `virtual:faultline-templates` in the unit tests: nothing ships. */
export const systems = [];

export const templates = [];
