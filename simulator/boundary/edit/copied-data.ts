/**
 * Moving tables to another store while they are used, over a copy: begin to write it, read it, let it be what is written
 * first, with the old store as the copy that leads back; what follows is to let the old one go. The order is Stripe's
 * (https://stripe.com/blog/online-migrations) and Newman's ("Monolith to Microservices", chapter 4, "Synchronize Data in
 * Application"). The rows that are there already have been copied before.
 */
import type { SystemDocument } from '../../model/document';
import type { CopyWay } from '../../model/plan';
import { Refusal, type Deployment, type Stores } from './edited';
import type { Step } from './extraction';
import { freeName } from './free-name';
import { keepsTables } from './stores';

type Copies = NonNullable<Deployment['copies']>;

/** A module with its old store and its new one. */
interface Moved {
  readonly module: string;
  readonly old: string;
  readonly own: string;
}

const HOW: Readonly<Record<CopyWay, string>> = {
  'dual-writes': 'its service writes each row twice, in two transactions that nothing holds together',
  'change-capture':
    'a connector follows the log of the one and writes to the other: late, at least once, and nothing is lost',
};

/** The steps between the deployment with the tables in their old store and the one with them in a store of their own. */
export function movedByCopy(
  document: SystemDocument,
  from: Deployment,
  to: Deployment,
  modules: readonly string[],
  by: CopyWay,
): readonly Step[] {
  const moved = movedIn(document, from, to, modules);
  const made = new Set(moved.map(({ own }) => own));
  const empty = Object.fromEntries(
    [...made].map((name): [string, Stores[string]] => [name, { ...storeIn(to, name), modules: [] }]),
  );
  const connector = by === 'change-capture' ? connectorFor(document, from, moved, made) : undefined;
  const before = withConnector({ ...from, stores: { ...from.stores, ...empty } }, connector);
  const copying = (target: (one: Moved) => string, reads: 'original' | 'copy'): Copies => ({
    ...from.copies,
    ...Object.fromEntries(
      moved.map((one) => {
        const copy = { into: target(one), reads };
        return [
          one.module,
          connector === undefined
            ? { by: 'dual-writes', ...copy }
            : { by: 'change-capture', ...copy, connector },
        ];
      }),
    ),
  });
  const intoNew = (reads: 'original' | 'copy') => copying(({ own }) => own, reads);
  return [
    {
      suffix: 'copied',
      deployment: {
        ...before,
        title: 'A copy in the new store',
        explains: `The old store is read, and is what counts. The new one follows: ${HOW[by]}.`,
        copies: intoNew('original'),
      },
    },
    {
      suffix: 'reads-switched',
      deployment: {
        ...before,
        title: 'Reads switched',
        explains:
          'What is read alone comes from the new store; transactions stay where the rows are written. Where the copy is behind, what is read is stale.',
        copies: intoNew('copy'),
      },
    },
    {
      suffix: 'writes-switched',
      deployment: {
        ...withConnector(to, connector),
        title: 'Writes switched',
        explains:
          'The new store is written first and read, and is what counts. The old one follows, so that there is a way back.',
        copies: copying(({ old }) => old, 'original'),
      },
    },
  ];
}

/** What goes from one store to another. Only a database can be copied, and only into a database. */
function movedIn(
  document: SystemDocument,
  from: Deployment,
  to: Deployment,
  modules: readonly string[],
): readonly Moved[] {
  const moved = modules.flatMap((module): Moved[] => {
    const [old, own] = [homeOf(from, module), homeOf(to, module)];
    if (old === undefined || own === undefined || old === own || !keepsTables(document, module)) return [];
    const { kind } = storeIn(from, old);
    if (kind === 'database') return [{ module, old, own }];
    throw new Refusal(
      'copy-of-what',
      ['stores', old],
      `\`${module}\` keeps its tables in a ${kind}, and only a database can be copied`,
      'let its data move at once',
    );
  });
  if (moved.length > 0) return moved;
  throw new Refusal(
    'nothing-to-copy',
    ['stores'],
    `${modules.join(', ')} would take no tables from a store of others`,
    'there is nothing to copy: let the data move at once',
  );
}

function homeOf({ stores = {} }: Deployment, module: string): string | undefined {
  return Object.keys(stores).find((name) => stores[name]?.modules.includes(module));
}

function storeIn({ stores = {} }: Deployment, name: string): Stores[string] {
  const store = stores[name];
  if (store === undefined) throw new Error(`there is no store ${name}`); // its name comes from there
  return store;
}

function connectorFor(
  document: SystemDocument,
  from: Deployment,
  moved: readonly Moved[],
  made: ReadonlySet<string>,
): string {
  return freeName(`${moved[0]?.module ?? ''}-connector`, document, from, [...made]);
}

function withConnector(deployment: Deployment, connector: string | undefined): Deployment {
  if (connector === undefined) return deployment;
  const explains = 'Reads what one database has committed from its log, and writes it to the other.';
  const title = 'Connector';
  return {
    ...deployment,
    services: { ...deployment.services, [connector]: { title, explains, modules: [] } },
  };
}
