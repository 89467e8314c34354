/** Commands: what a person can do by key or by name. Whoever can do something adds it; the shell lets keys act. */
export { isChord, shortcutText, type Chord } from './keys';
export { addCommands, commandFilter, commandOf, runCommand, useCommands, type Command } from './registry';
