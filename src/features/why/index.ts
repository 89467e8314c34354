/**
 * Why?: the answer to what was asked last, anywhere on the page: a chain from its root to what was asked about. Each step
 * leads to its moment, where the picture shows the world as it was then.
 */
export { WhyPanel } from './WhyPanel';
