/** `faultline lesson new NAME`: a folder with a lesson that passes its check, to be replaced piece by piece. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import skeleton from '../../../lessons/form/skeleton.md?raw';
import { isName, NAME_HINT } from '../../model/names';
import { readOptions } from '../options';
import { stop } from '../stopped';
import { UsageError } from '../usage';
import { folderOf } from './folder';

export function newLesson(args: string[]): number {
  const [name, ...more] = readOptions(args, {}).positionals;
  if (name === undefined || more.length > 0) throw new UsageError('lesson new takes the name of one lesson');
  const folder = folderOf(name);
  if (folder !== name && !isName(name)) stop('bad-name', name, 'this cannot be a name', NAME_HINT);
  if (existsSync(folder)) stop('exists', folder, 'there is a folder of this name', 'choose another name');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lesson.md');
  writeFileSync(file, skeleton);
  process.stdout.write(`${file}: begin here, then run: npm run -s faultline -- lesson check ${name}\n`);
  return 0;
}
