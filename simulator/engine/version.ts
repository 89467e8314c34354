/** The engine's version. It changes whenever equal runs may give other histories than before. */
export const ENGINE_VERSION = '1';
