/**
 * The parts of the engine that not every run needs. The page opens with a run that needs few, and a build of the engine
 * without the others is a sixth smaller. Which of the two a run takes changes nothing in it.
 */
import type { Finding } from '../../components/discovery/lists';
import type { CreateBroker, CreateStore } from '../../components/makers';
import type { WriteAgain } from '../../components/service';
import type { StoreServer } from '../../components/store';
import type { ServiceRuntime } from '../../components/world';
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import type { PartyPlan, Plan } from '../../model/plan';
import type { Link } from '../../network';
import type { Numbering } from '../../telemetry/numbering';

export interface Parts {
  /** What makes stores and brokers, by kind. */
  readonly stores: Readonly<Record<string, CreateStore>>;
  readonly brokers: Readonly<Record<string, CreateBroker>>;
  readonly find: (
    plan: Plan,
    kernel: Kernel,
    services: readonly ServiceRuntime[],
    findLink: (from: PartyPlan, to: PartyPlan) => Link | undefined,
    stream: (component: string, purpose: string) => RandomStream,
  ) => Finding;
  /** How a row is written to a copy too; undefined where no module writes twice. */
  readonly writeAgain: WriteAgain | undefined;
  /** Starts what captures changes. */
  readonly capture: (
    plan: Plan,
    kernel: Kernel,
    numbering: Numbering,
    services: readonly ServiceRuntime[],
    stores: readonly StoreServer[],
    findLink: (from: PartyPlan, to: PartyPlan) => Link | undefined,
  ) => void;
  /** The `Math` of a guest, with its chance; undefined where no handler names it. */
  readonly guestMath: (random: () => number) => Readonly<Math> | undefined;
}
