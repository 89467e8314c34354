/**
 * The policies that can guard a call, by kind. A policy is a stage of the call's path: it starts the next stage, perhaps
 * later, perhaps again, and settles the call. Adding one takes a folder and a line here.
 */
import type { PolicyDefinition } from './definition';
import { RETRY } from './retry';
import { TIMEOUT } from './timeout';

export const POLICIES: Readonly<Record<string, PolicyDefinition>> = {
  timeout: TIMEOUT,
  retry: RETRY,
};
