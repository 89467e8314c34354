/** A page so narrow that panels and the inspector take the picture's place. */
export const NARROW = '(max-width: 720px)';
