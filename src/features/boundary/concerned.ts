/** What a statement is about, in the picture: what is selected for it, and what is marked. */
import { partyName, type Plan, type Statement } from '../../../simulator';
import type { Selection } from '../../shared/run';

export interface Concerned {
  readonly selects: Selection;
  /** As `pointedAt` has them. */
  readonly marks: readonly string[];
}

/** In the picture of `plan`; `other` is the deployment that it is compared with. */
export function concernedBy(statement: Statement, plan: Plan, other: Plan): Concerned {
  const find = new Finder(plan);
  switch (statement.kind) {
    case 'call': {
      const { from, to, link } = statement;
      const wire = find.link(link);
      const marks = [...find.homes([from, to]), ...(wire === undefined ? [] : [`wire:${link}`])];
      return { selects: wire ?? find.operation(to), marks };
    }
    case 'transaction': {
      const { operation, module, link } = statement;
      const wire = link === undefined ? undefined : find.link(link);
      const marks = [...find.homes([operation]), `module:${module}`];
      return {
        selects: find.operation(operation),
        marks: wire === undefined ? marks : [...marks, `wire:${link}`],
      };
    }
    case 'invariant': {
      const modules = [...find.homes([statement.operation]), ...find.homes(statement.tables)];
      return { selects: find.operation(statement.operation), marks: find.withWires(modules) };
    }
    case 'table':
      return {
        selects: find.named('module', statement.module),
        marks: [`module:${statement.module}`, ...find.homes([statement.table])],
      };
    case 'store':
      return {
        selects: find.named('store', statement.store),
        marks: [`store:${statement.store}`, ...statement.services.map((name) => `service:${name}`)],
      };
    case 'copy': {
      const { module, original, copy, connector } = statement;
      const marks = [`module:${module}`, `store:${original}`, `store:${copy}`];
      return {
        selects: find.named('store', copy),
        marks: connector === undefined ? marks : [...marks, `service:${connector}`],
      };
    }
    case 'latency':
      return { selects: find.operation(statement.operation), marks: find.homes([statement.operation]) };
    case 'cost':
      return find.fresh(other, statement.measure);
  }
}

class Finder {
  constructor(private readonly plan: Plan) {}

  named(kind: 'module' | 'service' | 'store', name: string): Selection {
    const index = this.plan[`${kind}s`].findIndex((one) => one.name === name);
    return index < 0 ? undefined : { kind, index };
  }

  operation(name: string): Selection {
    const index = this.plan.operations.findIndex((one) => one.name === name);
    return index < 0 ? undefined : { kind: 'operation', index };
  }

  link(name: string): Selection {
    const index = this.plan.links.findIndex((one) => one.name === name);
    return index < 0 ? undefined : { kind: 'link', index };
  }

  /** The modules of operations and tables, each once. */
  homes(names: readonly string[]): string[] {
    return [...new Set(names.map((name) => `module:${name.split('.')[0] ?? ''}`))];
  }

  /** Modules, and the wires between their services. */
  withWires(marks: readonly string[]): string[] {
    const { modules, services, links } = this.plan;
    const homes = new Set(
      modules
        .filter(({ name }) => marks.includes(`module:${name}`))
        .map(({ service }) => services[service]?.name ?? ''),
    );
    const between = links.filter(({ from, to }) =>
      [from, to].every((party) => party.kind === 'service' && homes.has(partyName(this.plan, party))),
    );
    return [...new Set([...marks, ...between.map(({ name }) => `wire:${name}`)])];
  }

  /** What the other deployment has not: stores where stores are counted, else services. */
  fresh(other: Plan, measure: string): Concerned {
    const [kind, group] =
      measure === 'stores' ? (['store', 'stores'] as const) : (['service', 'services'] as const);
    const known = new Set(other[group].map(({ name }) => name));
    const names = this.plan[group].flatMap(({ name }) => (known.has(name) ? [] : [name]));
    return { selects: this.named(kind, names[0] ?? ''), marks: names.map((name) => `${kind}:${name}`) };
  }
}
