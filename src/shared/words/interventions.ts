/** What a person did to a run, in words. */
import {
  changedName,
  printChanged,
  changeable,
  type InterventionRequest,
  type Plan,
} from '../../../simulator';

/** `You broke: cut payments`. `lifted` is the fault that a lift takes away, as it was written. */
export function interventionWords(request: InterventionRequest, plan: Plan, lifted?: string): string {
  switch (request.kind) {
    case 'fault':
      return `You broke something: ${request.fault.text}`;
    case 'lift':
      return lifted === undefined ? 'You repaired something' : `You repaired: ${lifted}`;
    case 'request':
      return `You asked for ${request.task.name}`;
    case 'parameter': {
      const { target, name, value } = request.change;
      const form = changeable(target.kind, name)?.form ?? 'number';
      return `You changed ${name} of ${changedName(target, plan)} to ${printChanged(form, value)}`;
    }
  }
}
