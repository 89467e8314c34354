/** What a component's folder exports: its description, from which palette, inspector, validation and reference follow. */
import type { Definition } from '../model/parameters';

export interface ComponentDefinition extends Definition {
  /** Where it may stand in a deployment. */
  readonly role: 'service' | 'store' | 'broker' | 'external' | 'registry';
  /** What can be wired to it: kinds of message it takes and sends. */
  readonly ports: {
    readonly takes: readonly ('call' | 'statement' | 'lookup' | 'message')[];
    readonly sends: readonly ('call' | 'statement' | 'probe' | 'message')[];
  };
  /** Metrics it emits: name, unit and meaning. */
  readonly metrics: readonly { readonly name: string; readonly unit: string; readonly explains: string }[];
}
