/** What can be given to others of the open run: a link, a file, a frame for their page, a picture, figures. */
export { ShareSheet } from './ShareSheet';
