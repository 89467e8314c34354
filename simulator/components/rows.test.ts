import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rows } from './rows';

test('rows are kept by key and listed in the order of their keys, whatever was written when', () => {
  const key = fc.constantFrom('a', 'b', 'ä', 'Z', '10', '9', '', '__proto__', '😀', '\uffff');
  const steps = fc.array(
    fc.record({ key, value: fc.option(fc.nat(), { nil: undefined }), look: fc.boolean() }),
  );
  fc.assert(
    fc.property(steps, (todo) => {
      const rows = new Rows<number>('t');
      const model = new Map<string, number>();
      for (const { key: at, value, look } of todo) {
        if (value === undefined) {
          rows.delete(at);
          model.delete(at);
        } else {
          rows.set(at, value);
          model.set(at, value);
        }
        if (look) expect(rows.keys()).toEqual([...model.keys()].sort());
      }
      expect(rows.keys().map((at) => rows.get(at))).toEqual(
        [...model.keys()].sort().map((at) => model.get(at)),
      );
      expect(rows.size).toBe(model.size);
    }),
  );
});
