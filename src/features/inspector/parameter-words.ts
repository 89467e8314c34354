/** A parameter's name as a person says it: `restartAfter`, `restart after`. */
export function parameterWords(name: string): string {
  return name === 'cpus' ? 'CPUs' : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
