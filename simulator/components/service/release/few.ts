/** Of the small engine: no module has another version. */
export class Release {
  begin(): void {
    throw new Error('a run with versions takes the whole engine');
  }

  undo(): void {
    // Nothing was begun.
  }
}
