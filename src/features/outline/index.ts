/**
 * The outline: the canvas as a tree. What the picture shows at a glance stands here in words, for a screen reader or whoever
 * would rather read: boxes, what is in them, whom they call, how they are. Selecting here selects there.
 */
export { Outline } from './Outline';
