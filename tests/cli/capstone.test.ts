/** `faultline capstone`: what is entered is refused with its place, before anything of ours is run. */
import { expect, test } from 'vitest';
import { CommandLine } from './command-line';

const cli = new CommandLine();

test.each<[string, object | string, RegExp[]]>([
  ['no design', '{', [/malformed-json/, /it is not a design/]],
  ['a field too many', { title: 'A', deployment: 'monolith', score: 10 }, [/unknown-key/, /score/]],
  [
    'a deployment that there is not',
    { title: 'A', deployment: 'nowhere' },
    [/unknown-deployment/, /at: .*a\.json, deployment/],
  ],
  [
    'a change of what is asked',
    { title: 'A', deployment: 'monolith', edit: { modules: { payment: { external: true } } } },
    [/not-yours/, /modules\.payment/, /hint: change deployments and handlers alone/],
  ],
  [
    'a handler that does not compile',
    { title: 'A', deployment: 'monolith', edit: { modules: { email: { handlers: 'export {' } } } },
    [/at: .*a\.json, modules\.email\.handlers/],
  ],
])('%s is refused', async (_, design, told) => {
  const { code, stdout, stderr } = await cli.here('capstone', cli.file('a.json', design));
  expect([code, stdout]).toEqual([1, '']);
  for (const words of told) expect(stderr).toMatch(words);
});
