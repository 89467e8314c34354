/**
 * How a definition (component, fault, policy) describes its parameters: enough for a schema, a form, a help page and a
 * reference to be derived from it, and light enough to travel into the worker.
 */
import type { DistributionSpec } from '../kernel/distributions';

interface ParameterBase {
  /** One plain sentence for the learner. */
  readonly explains: string;
  /** Where the default comes from: a system and version, a document, or `our choice` with its reason. */
  readonly source: string;
}

export type Parameter = ParameterBase &
  (
    | {
        readonly kind: 'number';
        readonly default: number;
        readonly min: number;
        readonly max: number;
        readonly unit: string;
      }
    | {
        readonly kind: 'integer';
        readonly default: number;
        readonly min: number;
        readonly max: number;
        readonly unit: string;
      }
    /** Written `5ms` in a document, nanoseconds in a plan. 0 means what `zeroMeans` says. */
    | {
        readonly kind: 'duration';
        readonly defaultNs: number;
        readonly minNs: number;
        readonly maxNs: number;
        readonly zeroMeans?: string;
      }
    /** Written `256MiB` in a document, bytes in a plan. */
    | {
        readonly kind: 'size';
        readonly defaultBytes: number;
        readonly minBytes: number;
        readonly maxBytes: number;
      }
    | { readonly kind: 'probability'; readonly default: number }
    | { readonly kind: 'distribution'; readonly default: DistributionSpec }
    | { readonly kind: 'choice'; readonly default: string; readonly of: readonly string[] }
    /** A free text of at most `maxLength` characters. */
    | { readonly kind: 'text'; readonly default: string; readonly maxLength: number }
  );

export type Parameters = Readonly<Record<string, Parameter>>;

/** What every definition carries, whatever it defines. */
export interface Definition {
  readonly kind: string;
  readonly title: string;
  /** What it is, in plain words, for someone who meets it for the first time. */
  readonly explains: string;
  /** What the model leaves out. */
  readonly leavesOut: string;
  readonly parameters: Parameters;
}
