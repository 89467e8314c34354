/** Online Boutique: Google's published demo, from its facts. Its document, with the handlers that lie beside it. */
import { assemble } from '../assemble';
import ad from './ad.ts?raw';
import cart from './cart.ts?raw';
import checkout from './checkout.ts?raw';
import currency from './currency.ts?raw';
import email from './email.ts?raw';
import frontend from './frontend.ts?raw';
import payment from './payment.ts?raw';
import productcatalog from './productcatalog.ts?raw';
import recommendation from './recommendation.ts?raw';
import shipping from './shipping.ts?raw';
import document from './system.json';

export const onlineBoutique = assemble(document, {
  frontend,
  cart,
  productcatalog,
  currency,
  payment,
  shipping,
  email,
  checkout,
  recommendation,
  ad,
});
