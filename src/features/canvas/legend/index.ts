/** The legend of the picture, apart from it: it is fetched with what shows it. */
export { Legend } from './Legend';
