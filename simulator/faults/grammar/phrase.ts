/**
 * The fault grammar: one line of words that says what breaks, where, how badly and when.
 *
 *     crash TARGET [for 5s]              its process dies; it restarts after 5s, or after its own restart time
 *     drain TARGET [for 5s]              it is told to stop, finishes what is under way and is gone
 *     hang TARGET                        it takes calls and answers none
 *     slow TARGET by 5x | by 100ms       its work takes five times as long, or 100 ms more
 *     fail TARGET 20%                    it refuses that share of the calls before it begins
 *     throw in TARGET ['message']        its handler throws
 *     leak TARGET 10MiB                  it keeps 10 MiB for each operation that it handles
 *     delay TARGET by 100ms              messages to it take longer, each way
 *     lose TARGET 5%                     that share of the messages to and from it is lost
 *     cut TARGET [request|reply]         no message gets through: neither way, or only one leg
 *     release MODULE VERSION             no fault: another version of the module goes live, its migration first
 *     replay TARGET                      the readers of a log begin again with its first message
 *
 * TARGET is a module (`payments`), an operation (`payments.charge`, or `charge` when only one module has it), a service, an
 * instance of a service (`shop#2`, the first is 1), a store, a broker, a registry, or a link from a caller to a callee (`shop->payments`;
 * `clients` is a party too). Links are for delay, lose and cut; given another target, these act on every link into it.
 * `any service` is one of the deployment's services, drawn by the run's seed: the words do not say which.
 *
 * Then, in any order:
 *
 *     at 10s | from 10s to 20s           when; at the very beginning, if nothing is said
 *     when charge starts | when charge commits | after charge returns   [the 3rd time]
 *     for 5s                             how long; until it is undone, if nothing is said
 *     once                               only the first call or message that it meets
 *
 *     cut payments reply after charge returns
 *     slow catalogue by 10x from 20s to 40s
 *     crash shop#2 for 3s when orders.place commits the 5th time
 */
import type { Nanoseconds } from '../../model/units';

/** What the words address; names are resolved later, against a plan. */
export type TargetPhrase =
  /** A module, service, store, broker, registry, or an operation without its module. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'operation'; readonly module: string; readonly operation: string }
  /** `number` counts from 1. */
  | { readonly kind: 'instance'; readonly name: string; readonly number: number }
  | { readonly kind: 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'anyService' };

export type TriggerPhrase =
  | { readonly kind: 'time'; readonly atNs: Nanoseconds }
  | {
      readonly kind: 'event';
      /** `charge` or `payments.charge`. */
      readonly operation: string;
      readonly event: FaultEvent;
      readonly nth: number;
    };

export const FAULT_EVENTS = ['starts', 'commits', 'returns'] as const;
export type FaultEvent = (typeof FAULT_EVENTS)[number];

/** Fault kinds, as the registry has them. */
export type FaultKind =
  | 'crash'
  | 'drain'
  | 'hang'
  | 'slow'
  | 'error-rate'
  | 'throw'
  | 'leak'
  | 'delay'
  | 'loss'
  | 'cut'
  | 'release'
  | 'replay';

/** Which part of an exchange a cut stops. */
export const LEGS = ['request', 'reply', 'both'] as const;

/** How badly: parameters of the fault's kind, in plan form; only those that the words can say. */
export type Dose = Readonly<Record<string, number | string>>;

/** A fault as its words say it, before anything is looked up. */
export interface FaultPhrase {
  readonly kind: FaultKind;
  readonly target: TargetPhrase;
  readonly dose: Dose;
  readonly trigger: TriggerPhrase;
  /** 0 = until it is undone (a crash: until it has restarted by itself). */
  readonly durationNs: Nanoseconds;
  readonly once: boolean;
}

/** Largest ordinal that a trigger may wait for. */
export const MAX_NTH = 1_000_000_000;
/** Largest instance number that can be named. */
export const MAX_INSTANCE = 100_000;
/** Percentages have at most this many decimals. */
export const PERCENT_DECIMALS = 4;
