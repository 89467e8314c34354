/**
 * What a document may use, as definitions: the kinds of component, policy and fault with their parameters. The engine binds
 * the registries to it (`engine/catalogue`); a test brings its own.
 */
import type { Definition } from './parameters';
import type { CopyWay, FaultPlan, FaultTarget, Plan } from './plan';

export type Definitions = Readonly<Record<string, Definition>>;

/** As much of a fault's definition as its words are checked against. */
export interface FaultDescription extends Definition {
  /** What it can be aimed at. */
  readonly targets: readonly FaultTarget['kind'][];
  /** What is wrong with one that is aimed at something that it may be aimed at; undefined when nothing is. */
  problem?(
    fault: Pick<FaultPlan, 'target' | 'parameters'>,
    plan: Pick<Plan, 'modules'>,
  ): { readonly message: string; readonly hint: string } | undefined;
}

export type FaultDescriptions = Readonly<Record<string, FaultDescription>>;

export interface Catalogue {
  /** What a service of a deployment is. */
  readonly service: Definition;
  /** What a module outside the system runs in. */
  readonly external: Definition;
  /** Kinds of store; `database` is among them, and keeps what external modules keep. */
  readonly stores: Definitions;
  readonly registries: Definitions;
  readonly brokers: Definitions;
  /** Ways to keep a copy of a module's tables: one of each `CopyWay`. */
  readonly copying: Readonly<Record<CopyWay, Definition>>;
  readonly policies: Definitions;
  readonly faults: FaultDescriptions;
}
