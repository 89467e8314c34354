import { expect, test } from 'vitest';
import { resultsCsv, submissionCode, type Submission } from '../../document/workshop';
import { codesOf, takenFrom } from './rows';

const ada: Submission = {
  lesson: 'one-unit',
  who: 'Ada',
  seed: 1,
  engine: '1',
  edit: {},
  deployment: 'payments-apart',
  experiment: 'crash-in-payments',
  claims: { passed: true, missed: [] },
};

test('a board takes codes from a chat, replaces what is newer, and believes a graded table', async () => {
  const codes = await Promise.all(
    [
      ada,
      { ...ada, who: 'Grace', claims: undefined },
      { ...ada, claims: { passed: false, missed: ['x'] } },
    ].map(submissionCode),
  );
  const chat = await takenFrom(
    `Ada: #submission=${codes[0]}\nGrace ${codes[1]} and ${codes[0]?.slice(0, 60)}`,
    [],
  );
  expect(chat.says).toBe('2 results taken over. 1 damaged: to be copied once more, as a whole.');
  expect(chat.rows.map(({ result }) => result.verdict)).toEqual(['claimed', 'open']);
  const again = await takenFrom(codes[2] ?? '', chat.rows);
  expect(again.rows.map(({ result }) => result.verdict)).toEqual(['open', 'open']);
  const graded = resultsCsv([
    { who: 'Ada', lesson: 'one-unit', verdict: 'passed', missed: [], seconds: 7, says: '' },
  ]);
  const { rows } = await takenFrom(graded, again.rows);
  expect(rows[0]).toMatchObject({ result: { verdict: 'passed', seconds: 7 }, code: codes[2] });
  expect(codesOf(rows)).toBe(`${codes[2]}\n${codes[1]}\n`);
  expect((await takenFrom('nothing', rows)).says).toBe('No result was found in it.');
});
