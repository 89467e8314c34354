/**
 * A borrowed table: a report that reads what another module owns. A payment waits for it without ever being called; and when
 * payments gives a column another name, the report breaks without ever being called.
 */
import { assemble } from '../assemble';
import payments from './payments.ts?raw';
import contract from './payments-contract.ts?raw';
import expand from './payments-expand.ts?raw';
import migrate from './payments-migrate.ts?raw';
import rename from './payments-rename.ts?raw';
import reports from './reports.ts?raw';
import reportsMigrate from './reports-migrate.ts?raw';
import document from './system.json';

export const borrowedTable = assemble(
  document,
  { payments, reports },
  { payments: { rename, expand, migrate, contract }, reports: { migrate: reportsMigrate } },
);
