/** The constructors that make code from text. `Function` is one; three more can only be reached through an instance. */

/** Replaces all four by one that refuses; `x instanceof Function` goes on working. */
export function silenceFunctionConstructors(global: object): void {
  const refuse = function (): never {
    throw new TypeError('Code cannot be made from text here.');
  };
  Object.defineProperty(refuse, 'name', { value: 'Function' });
  Object.defineProperty(refuse, 'prototype', { value: Function.prototype });
  const samples = [function () {}, async function () {}, function* () {}, async function* () {}];
  for (const sample of samples) {
    Object.defineProperty(Object.getPrototypeOf(sample), 'constructor', { value: refuse });
  }
  Object.defineProperty(global, 'Function', { value: refuse });
}
