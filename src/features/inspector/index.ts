/**
 * The inspector: what is selected, in plain words; its figures; its parameters, which can be changed while it runs; what can
 * be broken in it, said before it is done, and what is broken now, with the way to repair it. And the menu that breaks
 * anything from anywhere (key B). The definitions come with the toolkit, which is loaded when it is first needed.
 */
export { Inspector } from './Inspector';
