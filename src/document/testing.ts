/** Stands in for the lists of what ships (`virtual:faultline-…`) in the unit tests: nothing does. */
export const systems = [];

export const templates = [];

export const lessons = [];
