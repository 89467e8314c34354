/** The address of a lesson as a pack has it. `code`: the pack's, '' without one; `step`: for whoever has fallen behind. */
export function lessonLink(lesson: string, code: string, step?: number): string {
  const at = step === undefined ? '' : `&step=${step}`;
  return `./?lesson=${encodeURIComponent(lesson)}${at}${code === '' ? '' : `#pack=${code}`}`;
}
