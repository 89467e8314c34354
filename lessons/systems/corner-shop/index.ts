/** The corner shop: the system that teaches. Its document, with the handlers that lie beside it. */
import { assemble } from '../assemble';
import catalogue from './catalogue.ts?raw';
import notifications from './notifications.ts?raw';
import orders from './orders.ts?raw';
import payments from './payments.ts?raw';
import document from './system.json';
import users from './users.ts?raw';

export const cornerShop = assemble(document, { users, catalogue, orders, payments, notifications });
