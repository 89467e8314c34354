/** What a policy's folder exports: its description, and how it stands in a call's path. */
import type { Kernel } from '../kernel/kernel';
import type { RandomStream } from '../kernel/random';
import type { Definition } from '../model/parameters';
import type { ParameterValues } from '../model/plan';
import type { CallPath } from '../network';

export interface PolicyDefinition extends Definition {
  /** Puts the policy before `next`. Numbers in `parameters` may change while the system runs: read them when they are needed. */
  create(parameters: ParameterValues, next: CallPath, kernel: Kernel, stream: RandomStream): CallPath;
}
