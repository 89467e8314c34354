/** The judge also works in a worker and on a page that has loaded no schema: it must not bring one. */
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

test('the judge imports no package', async () => {
  const input = join(import.meta.dirname, '../../lessons/judge/judging.ts');
  const packages = /^(?![./]|[A-Za-z]:)/;
  const build = await rolldown({ input, external: packages, logLevel: 'silent' });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  const [entry] = output;
  expect(entry.exports).toContain('judgeDesign');
  expect(entry.imports.filter((name) => packages.test(name) && !name.endsWith('.js'))).toEqual([]);
});
