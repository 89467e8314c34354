/** Compiling one document: what every choice shares is done once, a deployment and an experiment for each choice. */
import type { Catalogue } from '../../model/catalogue';
import { readDocument } from '../../model/document';
import type {
  CheckedDeployment,
  CheckedDocument,
  CheckedExperiment,
  SystemDocument,
} from '../../model/document';
import { FaultList } from '../../model/document-fault';
import type { DocumentFault, PathParts } from '../../model/document-fault';
import { MAX_DURATION_NS } from '../../model/durations';
import { didYouMean } from '../../model/names';
import type { Nanoseconds } from '../../model/units';
import { NS_PER_S } from '../../model/units';
import type { InvariantPlan, Plan, TaskPlan } from '../../model/plan';
import { compileCopies, withMigratedCopies } from './copies';
import { placeModules } from './deployment';
import { compileFaults } from './faults';
import { compileInstruments } from './instruments';
import { compileInvariants } from './invariants';
import { compileLinks } from './links';
import { compileModules } from './modules';
import type { Business } from './modules';
import { compilePolicies } from './policies';
import { compileTasks, compileWorkload } from './workload';
import { ENGINE_VERSION } from '../version';

/** What is to be run of a document; the first deployment and the first experiment when they are not named. */
export interface RunChoice {
  readonly deployment?: string | undefined;
  readonly experiment?: string | undefined;
  /** A whole number from 0. */
  readonly seed: number;
  /** Instead of the experiment's own length. */
  readonly lengthNs?: Nanoseconds | undefined;
  /** Besides the experiment's own, in the words of the fault grammar. */
  readonly faults?: readonly string[] | undefined;
}

export type Compiled =
  | { readonly ok: true; readonly plan: Plan; readonly document: SystemDocument }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** How long a client waits when nobody says: Locust's FastHttpUser gives up after 60 s (`network_timeout`). */
const DEFAULT_CLIENT_TIMEOUT_NS = 60 * NS_PER_S;

/** Compiles a document of any form and origin against a catalogue. Never throws: there is a plan, or at least one fault. */
export function compileWith(catalogue: Catalogue, document: unknown, choice: RunChoice): Compiled {
  const read = readDocument(document, catalogue);
  if (!read.ok) return read;
  const faults = new FaultList();
  const plan = new Compiler(read.checked, catalogue, faults).plan(choice);
  if (plan === undefined || faults.faults.length > 0) return { ok: false, faults: faults.faults };
  return { ok: true, plan, document: read.document };
}

/** What a plan has of a deployment, whatever the experiment. */
type Deployed = Pick<
  Plan,
  | 'modules'
  | 'operations'
  | 'tables'
  | 'services'
  | 'stores'
  | 'topics'
  | 'brokers'
  | 'registries'
  | 'links'
  | 'policies'
  | 'instruments'
  | 'invariants'
  | 'copies'
>;

/** Compiles one checked document, for any number of choices. */
export class Compiler {
  private readonly business: Business;
  private readonly tasks: ReadonlyMap<string, TaskPlan>;
  private readonly invariants: readonly InvariantPlan[];
  private readonly deployed = new Map<string, Deployed>();

  constructor(
    private readonly document: CheckedDocument,
    private readonly catalogue: Catalogue,
    private readonly faults: FaultList,
  ) {
    this.business = compileModules(document, faults);
    this.tasks = compileTasks(document, this.business, faults);
    this.invariants = compileInvariants(document, this.business, faults);
  }

  /** The plan of a choice, or undefined when it chooses what is not there; faults go to the list. */
  plan(choice: RunChoice): Plan | undefined {
    const deployment = this.choose('deployment', this.document.deployments, choice.deployment);
    const experiment = this.choose('experiment', this.document.experiments, choice.experiment);
    this.checkNumbers(choice);
    if (deployment === undefined || experiment === undefined) return undefined;
    const world = this.deployed.get(deployment[0]) ?? this.deploy(...deployment);
    this.deployed.set(deployment[0], world);
    const run = this.experiment(...experiment, world, choice);
    const { clientTimeout, length } = experiment[1];
    return {
      engine: ENGINE_VERSION,
      system: this.document.name,
      deployment: deployment[0],
      experiment: experiment[0],
      seed: choice.seed,
      lengthNs: choice.lengthNs ?? length,
      ...world,
      ...run,
      clientTimeoutNs: clientTimeout ?? deployment[1].clientTimeout ?? DEFAULT_CLIENT_TIMEOUT_NS,
    };
  }

  private deploy(name: string, deployment: CheckedDeployment): Deployed {
    const path = ['deployments', name];
    const { business, faults } = this;
    const placement = placeModules(deployment, business, this.catalogue, path, faults);
    const {
      tables: copied,
      copies,
      invariants,
    } = compileCopies(deployment, business, placement, path, faults);
    const requested = new Set(this.requestedServices(placement.modules));
    const links = compileLinks(
      deployment,
      placement,
      copies,
      business.tables,
      business.operations,
      requested,
      path,
      faults,
    );
    const policies = compilePolicies(deployment, business, placement, path, faults);
    const instruments = compileInstruments(deployment, placement.services, path, faults);
    const { operations, tables } = business;
    const all = {
      operations,
      tables,
      ...placement,
      links,
      policies,
      instruments,
      invariants: this.invariants,
    };
    if (copies.length === 0) return all;
    return {
      ...all,
      tables: [...tables, ...copied],
      modules: withMigratedCopies(placement.modules, copies),
      invariants: [...this.invariants, ...invariants],
      copies,
    };
  }

  private experiment(name: string, experiment: CheckedExperiment, world: Deployed, choice: RunChoice) {
    const path = ['experiments', name];
    const workload = compileWorkload(experiment, this.tasks, path, this.faults);
    const read = (texts: readonly string[], where: PathParts) =>
      compileFaults(texts, world, this.catalogue.faults, this.knownSomewhere(), where, this.faults);
    return {
      workload,
      faults: [...read(experiment.faults, [...path, 'faults']), ...read(choice.faults ?? [], ['faults'])],
    };
  }

  /** Services of the operations that any task asks for. */
  private requestedServices(modules: Plan['modules']): number[] {
    const operations = [...this.tasks.values()].flatMap((task) => task.steps.map((step) => step.operation));
    return operations
      .map((index) => modules[this.business.operations[index]?.module ?? -1]?.service ?? -1)
      .filter((service) => service >= 0);
  }

  /** Services and stores of all deployments: a fault may name one that the deployment at hand does not have. */
  private knownSomewhere(): ReadonlySet<string> {
    const deployments = Object.values(this.document.deployments);
    return new Set(
      deployments.flatMap(({ services, stores, brokers, registries }) =>
        [services, stores, brokers, registries].flatMap((parties) => Object.keys(parties)),
      ),
    );
  }

  private choose<Value>(
    what: 'deployment' | 'experiment',
    among: Readonly<Record<string, Value>>,
    wanted: string | undefined,
  ): readonly [string, Value] | undefined {
    const entries = Object.entries(among);
    const found = wanted === undefined ? entries[0] : entries.find(([name]) => name === wanted);
    if (found !== undefined) return found;
    if (wanted === undefined)
      this.faults.add(`no-${what}`, [`${what}s`], `the document has no ${what}`, 'add one');
    else
      this.faults.add(`unknown-${what}`, [what], `there is no ${what} \`${wanted}\``, () =>
        didYouMean(wanted, Object.keys(among)),
      );
    return undefined;
  }

  private checkNumbers({ seed, lengthNs }: RunChoice): void {
    if (!Number.isSafeInteger(seed) || seed < 0)
      this.faults.add('bad-seed', ['seed'], 'a seed is a whole number from 0', 'choose 1');
    const isLength =
      lengthNs === undefined ||
      (Number.isSafeInteger(lengthNs) && lengthNs > 0 && lengthNs <= MAX_DURATION_NS);
    if (!isLength)
      this.faults.add(
        'bad-length',
        ['length'],
        'a run lasts a whole number of nanoseconds, at least 1',
        'write `60s`',
      );
  }
}
