/** The definitions of everything that there is, for whatever explains or builds something. */
export { useToolkit } from './use-toolkit';
