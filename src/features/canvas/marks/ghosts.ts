/** Who believes in whom, from a frame: one ghost for each caller's box and each service that it calls. */
import { BELIEF_FIELDS, NO_INSTANCE, type Plan, type PlanNames } from '../../../../simulator';
import type { Point, Scene } from '../../../shared/scene';

export interface Ghost {
  /** Id of the caller's box, and its name. */
  readonly believer: string;
  readonly name: string;
  /** The service that is believed in. */
  readonly service: number;
  /** The corner that it stands above. */
  readonly beside: Point;
  /** `place` counts from 1; `late` is the layer that has not told it, 0 when the belief is true. Any of the caller's instances. */
  readonly endpoints: readonly { readonly endpoint: number; readonly place: number; readonly late: number }[];
}

/** `key`: the numbers of `Frame.beliefs`, in order. Only callers with a wire to the service are shown. */
export function ghostsOf(key: string, plan: Plan, names: PlanNames, scene: Scene): readonly Ghost[] {
  const numbers = key === '' ? [] : key.split(' ').map(Number);
  const ghosts = new Map<string, { ghost: Ghost; late: Map<number, number> }>();
  for (const { link } of scene.wires) {
    const { from, to } = plan.links[link] ?? {};
    if (to?.kind !== 'service' || from === undefined) continue;
    const box =
      from.kind === 'clients'
        ? scene.boxes.find(({ kind }) => kind === 'clients')
        : from.kind === 'service'
          ? scene.services[from.index]
          : undefined;
    if (box === undefined || !isFound(plan, to.index)) continue;
    const { id, name, rect } = box;
    const ghost = { believer: id, name, service: to.index, beside: { x: rect.x, y: rect.y }, endpoints: [] };
    ghosts.set(`${from.kind === 'clients' ? -1 : from.index} ${to.index}`, { ghost, late: new Map() });
  }
  for (let i = 0; i + BELIEF_FIELDS.length <= numbers.length; i += BELIEF_FIELDS.length) {
    const [believer = 0, endpoint = 0, late = 0] = numbers.slice(i);
    const caller = believer === NO_INSTANCE ? -1 : names.serviceOf(believer);
    const known = ghosts.get(`${caller} ${names.serviceOf(endpoint)}`)?.late;
    known?.set(endpoint, Math.max(known.get(endpoint) ?? 0, late));
  }
  return [...ghosts.values()].map(({ ghost, late }) => ({
    ...ghost,
    endpoints: [...late]
      .sort(([one], [other]) => one - other)
      .map(([endpoint, layer]) => ({ endpoint, place: placeOf(names, endpoint), late: layer })),
  }));
}

/** Whether a caller can be wrong about a service: it has several instances, or a registry. */
function isFound({ services, registries }: Plan, service: number): boolean {
  return (
    (services[service]?.instances ?? 1) > 1 ||
    registries.some((registry) => registry.services.includes(service))
  );
}

function placeOf(names: PlanNames, endpoint: number): number {
  return Number(names.instance(endpoint).split('#')[1] ?? 0);
}
