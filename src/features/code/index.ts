/** What is written: the code of modules, and the document as text. Monaco is fetched when one of them is first shown. */
export { CodePanel } from './CodePanel';
export { TextPanel } from './TextPanel';
