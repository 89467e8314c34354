/** How deep a JSON text nests, found without reading it: what reads it may recurse, and a stranger chooses how deep. */

/** Whether brackets are nested deeper than so many levels. On a text that is no JSON it says something, quickly. */
export function isDeeperThan(levels: number, text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (isInText) {
      if (char === '\\') at++;
      else if (char === '"') isInText = false;
    } else if (char === '"') isInText = true;
    else if (char === '{' || char === '[') {
      if (++depth > levels) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
}
