/** Whose view of a run: everything that happened, or what the operators' instruments tell of it. */
export type View = 'truth' | 'instruments';
