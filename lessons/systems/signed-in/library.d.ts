/** The library `check.ts`, as the modules see it before whose text it stands. */
declare function check(ctx: import('faultline').Ctx, token: import('faultline').Plain): Promise<void>;
