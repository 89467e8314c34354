/** The published JSON Schemas are those of the code. `npx vitest run --update=all tests/contract/schemas.test.ts` writes them anew. */
import { expect, test } from 'vitest';
import { lessonJsonSchema } from '../../lessons/form/lesson';
import { documentJsonSchema } from '../../simulator/engine/document-schema';
import { reportJsonSchema } from '../../simulator/model/report-schema';

test.each([
  ['document', documentJsonSchema()],
  ['report', reportJsonSchema()],
  ['lesson', lessonJsonSchema()],
])('public/schema/%s.json is up to date', async (name, schema) => {
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(`../../public/schema/${name}.json`);
});
