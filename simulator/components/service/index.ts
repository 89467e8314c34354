/**
 * A service: the process that some modules share. `service.ts` holds its instances, `instance.ts` one process with its slots
 * and queue, `processor.ts` its CPUs, `invocation.ts` one handler at work, `ctx.ts` and `table.ts` what the handler acts with.
 */
export { SERVICE } from './definition';
export { Invocation } from './invocation';
export type { Mistake } from './mistakes';
export type { CopyAccess, FoundTable, GuestModule, ModuleRuntime, WriteAgain } from './module';
export { Service, type Route, type ServiceParameters } from './service';
export type { Instance } from './instance';
