/** What can be put on the canvas: every kind of component there is, as its definition explains it. */
import type { Catalogue, Definition } from '../../../simulator';

/** How it is drawn, and what it is to the document. */
export type Shape = 'service' | 'external' | 'store' | 'broker' | 'registry';

export interface PartKind {
  /** In the components' registry. */
  readonly kind: string;
  readonly title: string;
  readonly explains: string;
  readonly shape: Shape;
}

/** What each shape does, as a heading. */
export const SHAPE_WORDS: Readonly<Record<Shape, string>> = {
  service: 'Runs code',
  external: 'Runs code',
  store: 'Keeps data',
  broker: 'Carries messages',
  registry: 'Knows where services are',
};

export function partKinds({
  service,
  external,
  stores,
  brokers,
  registries,
}: Catalogue): readonly PartKind[] {
  const all = (shape: Shape, definitions: Readonly<Record<string, Definition>>): PartKind[] =>
    Object.values(definitions).map(({ kind, title, explains }) => ({ kind, title, explains, shape }));
  return [
    ...all('service', { service }),
    ...all('external', { external }),
    ...all('store', stores),
    ...all('broker', brokers),
    ...all('registry', registries),
  ];
}
