/** Which box of the picture a fault of the document concerns. */

const KINDS = { services: 'service', stores: 'store', brokers: 'broker', registries: 'registry' } as const;

const PART = /^deployments(?:\.[\w$-]+|\["[^"]*"\])\.(services|stores|brokers|registries)\.([\w$-]+)/;
const MODULE = /^modules\.([\w$-]+)/;

/** The id of what is picked in the picture for it; undefined when it concerns no one box. */
export function idOfPath(path: string): string | undefined {
  const [, kind = '', name = ''] = PART.exec(path) ?? [];
  if (name !== '') return `${KINDS[kind as keyof typeof KINDS]}:${name}`; // one of them, as the expression says
  const module = MODULE.exec(path)?.[1];
  return module === undefined ? undefined : `module:${module}`;
}
