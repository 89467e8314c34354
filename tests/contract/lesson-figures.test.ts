/** The authors' reference is that of the code. `npx vitest run --update=all tests/contract/lesson-figures.test.ts` writes it anew. */
import { expect, test } from 'vitest';
import { format } from 'prettier';
import { FIGURES } from '../../lessons/figures';

const INTRODUCTION = `# Figures

What an objective or a prediction of a lesson can measure. \`of\` names operations, modules or invariants, never services: every design has other ones. Without it the figure is that of all. [How to use them](authoring.md).

| \`measure\` | unit | \`of\` | |
| --- | --- | --- | --- |
`;

test('docs/lesson-figures.md is up to date', async () => {
  const rows = Object.entries(FIGURES).map(([name, { unit, of, explains }]) => {
    const names =
      of === undefined
        ? ''
        : `${of.least > 1 ? `${of.least} or more ` : ''}${of.what}${of.least > 1 ? 's' : ''}`;
    return `| \`${name}\` | ${unit} | ${names}${of?.least === 0 ? ', or nothing' : ''} | ${explains} |\n`;
  });
  const text = await format(`${INTRODUCTION}${rows.join('')}`, { parser: 'markdown', printWidth: 110 });
  await expect(text).toMatchFileSnapshot('../../docs/lesson-figures.md');
});
