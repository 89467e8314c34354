/** `import text from './orders.ts?raw'` gives a file's text: Vite knows the suffix, and the command line's bundler is taught it. */
declare module '*?raw' {
  const text: string;
  export { text as default };
}
