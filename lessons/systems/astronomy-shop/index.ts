/** The OpenTelemetry demo, an astronomy shop, from its facts. Its document, with the handlers that lie beside it. */
import { assemble } from '../assemble';
import accounting from './accounting.ts?raw';
import ad from './ad.ts?raw';
import cart from './cart.ts?raw';
import checkout from './checkout.ts?raw';
import currency from './currency.ts?raw';
import email from './email.ts?raw';
import frauddetection from './frauddetection.ts?raw';
import frontend from './frontend.ts?raw';
import payment from './payment.ts?raw';
import productcatalog from './productcatalog.ts?raw';
import quote from './quote.ts?raw';
import recommendation from './recommendation.ts?raw';
import shipping from './shipping.ts?raw';
import document from './system.json';

const { microservices } = document.deployments;

/** The microservices once more: nothing differs but what their operators are told. */
const WATCHED = {
  'context-lost-at-checkout': {
    ...microservices,
    title: 'Context lost',
    explains:
      'The microservices, and one trace in ten is kept. Checkout passes no trace context on, neither to those it calls nor into the log: whatever it causes begins traces of its own.',
    instruments: { sampling: 0.1, services: { checkout: { propagates: false } } },
  },
};

export const astronomyShop = assemble(
  { ...document, deployments: { ...document.deployments, ...WATCHED } },
  {
    accounting,
    ad,
    cart,
    checkout,
    currency,
    email,
    frauddetection,
    frontend,
    payment,
    productcatalog,
    quote,
    recommendation,
    shipping,
  },
);
