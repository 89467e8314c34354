/** What a person did to a run, in words. */
import {
  changedName,
  printChanged,
  changeable,
  isRelease,
  type InterventionRequest,
  type Plan,
} from '../../../simulator';

/** `You broke: cut payments`. `lifted` is the fault that a lift takes away. */
export function interventionWords(
  request: InterventionRequest,
  plan: Plan,
  lifted?: { readonly text: string; readonly kind: string },
): string {
  switch (request.kind) {
    case 'fault':
      return isRelease(request.fault.kind)
        ? `You began: ${request.fault.text}`
        : `You broke something: ${request.fault.text}`;
    case 'lift':
      if (lifted === undefined) return 'You repaired something';
      return `You ${isRelease(lifted.kind) ? 'rolled back' : 'repaired'}: ${lifted.text}`;
    case 'request':
      return `You asked for ${request.task.name}`;
    case 'parameter': {
      const { target, name, value } = request.change;
      const form = changeable(target.kind, name)?.form ?? 'number';
      return `You changed ${name} of ${changedName(target, plan)} to ${printChanged(form, value)}`;
    }
  }
}
