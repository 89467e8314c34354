/** Parameters as the document has them: what a change of one writes there, and what the step is called. */
import type { Parameter, ParameterValues } from '../../../simulator';
import { withGuardSetting, withInstrument, withLink, withSetting, type Setting } from '../../document/edits';
import type { Edit } from '../../document/perform';
import type { Owner } from './parameters';

/** The edit that gives a parameter of `owner` a value, in the document's form. */
export function designEdit(owner: Owner, name: string, value: Setting): Edit {
  return (document, { deployment }) => {
    switch (owner.kind) {
      case 'link': {
        // A wire has these two, and no other.
        return withLink(document, deployment, owner.from, owner.to, name as 'latency' | 'loss', value);
      }
      case 'guard':
        return withGuardSetting(document, deployment, owner.from, owner.to, owner.place, name, value);
      case 'instruments':
        // A service's instruments have these two settings.
        return withInstrument(document, deployment, owner.name, name as 'level' | 'propagates', value);
      default:
        return withSetting(document, deployment, owner, name, value);
    }
  };
}

/** Whose it is, in words. */
export function ownerName(owner: Owner): string {
  return 'name' in owner ? owner.name : `${owner.from}->${owner.to}`;
}

/** A value as a document has it: durations and sizes with their unit. */
export function settingOf(
  parameter: Parameter,
  value: ParameterValues[string],
  print: (parameter: Parameter, value: ParameterValues[string]) => string,
): Setting {
  if (parameter.kind === 'duration' || parameter.kind === 'size') return print(parameter, value);
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
