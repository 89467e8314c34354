/** A borrowed table: a report that reads what another module owns, and a payment that waits for it without ever being called. */
import { assemble } from '../assemble';
import payments from './payments.ts?raw';
import reports from './reports.ts?raw';
import document from './system.json';

export const borrowedTable = assemble(document, { payments, reports });
