/** Signed in: a service that vouches for everybody, asked each time or once; and gateways, shared or not. */
import { assemble } from '../assemble';
import check from './check.ts?raw';
import entrance from './entrance.ts?raw';
import identity from './identity.ts?raw';
import orders from './orders.ts?raw';
import document from './system.json';
import wallet from './wallet.ts?raw';

/** A library is text that stands in each module which uses it: each process has its own copy, and of what that remembers. */
function withCheck(text: string): string {
  return `${check.replace('export async', 'async')}\n${text}`;
}

export const signedIn = assemble(document, {
  web: entrance,
  mobile: entrance,
  identity,
  orders: withCheck(orders),
  wallet: withCheck(wallet),
});
