/**
 * The opening: the first three minutes. A newcomer presses one button six times and sees a promise break: the corner shop in
 * one piece, then with a boundary drawn through it. The steps are in `story`, the order of things in `machine`, what a step
 * does to the run in `perform`. Nothing is staged: what is said afterwards was found in the run's own rows (`sights`).
 */
export { Opening } from './Opening';
export { replayOpening, useIsOpening } from './standing';
