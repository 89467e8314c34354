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

const { microservices } = document.deployments;

/**
 * The microservices once more, watched worse: nothing in them differs but what their operators are told. `microservices`
 * itself has OpenTelemetry's defaults: every service makes spans, records each of them and passes the context on.
 */
const WATCHED = {
  'broken-context': {
    ...microservices,
    title: 'Context broken',
    explains:
      'The microservices, with a frontend that does not pass the trace context on: what it calls begins traces of its own.',
    instruments: { services: { frontend: { propagates: false } } },
  },
  'metrics-only': {
    ...microservices,
    title: 'Metrics only',
    explains: 'The microservices, and each tells its own figures and makes no spans.',
    instruments: { level: 'metrics' },
  },
  'no-instruments': {
    ...microservices,
    title: 'No instruments',
    explains: 'The microservices, and nobody tells the operators anything.',
    instruments: { level: 'none' },
  },
};

const deployments = { ...document.deployments, ...WATCHED };

export const onlineBoutique = assemble(
  { ...document, deployments },
  {
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
  },
);
