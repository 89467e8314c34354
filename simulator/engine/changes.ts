/** What a change of a parameter does to the running system; `model/change` lists what can be changed. */
import type { ServiceParameters } from '../components/service/service';
import { assert } from '../kernel/run-failure';
import { CHANGEABLE, changeable, type Change } from '../model/change';
import { Fact } from '../telemetry/facts';
import type { System } from './build';

/** Makes a change; `cause` is the row of the intervention. What cannot be changed ends the run. */
export function applyChange(system: System, { target, name, value }: Change, cause: number): void {
  const entry = changeable(target.kind, name);
  assert(entry !== undefined && value >= 0, `the parameter ${name} cannot be changed to ${value}`);
  const place = target.kind === 'policy' ? target.place : 0;
  const { journal } = system.kernel;
  const row = journal.append(
    Fact.parameterChanged,
    CHANGEABLE.indexOf(entry),
    target.index,
    place,
    value,
    cause,
  );
  if (target.kind === 'service') {
    // The entries of services are their parameters' names.
    system.services[target.index]?.change(name as keyof ServiceParameters, value, row);
  } else if (target.kind === 'link') {
    const link = system.links[target.index];
    if (name === 'latency') link?.changeLatency(value);
    else link?.changeLoss(value);
  } else {
    const parameters = system.policies[target.index]?.[place];
    if (parameters !== undefined) parameters[name] = value;
  }
}
