/** The package exports nothing; it leaves what it has on `window`. */
declare module 'simjs' {}
