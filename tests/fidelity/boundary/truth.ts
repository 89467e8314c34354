/**
 * What is true of some boundaries through the shipped systems, written by hand from the handlers and the documents: the
 * report is held against it. Whoever changes a system changes its truth here.
 */

/** One boundary, and all that it costs besides time and money. */
export interface Truth {
  readonly system: string;
  readonly deployment: string;
  readonly split: readonly string[];
  readonly data: 'own' | 'shared';
  /** `caller → callee over link`. */
  readonly calls: readonly string[];
  /** `operation: module` or `operation: module.table` that its transaction no longer reaches. */
  readonly transactions: readonly string[];
  /** `table by module`, or `store by service, service`. */
  readonly shared: readonly string[];
  readonly invariants: readonly string[];
  /** Round trips that requests of clients add, by operation; those that add none are left out. */
  readonly hops: Readonly<Record<string, number>>;
  /** Milliseconds that they add. */
  readonly addedMs: Readonly<Record<string, number>>;
}

/** Services stand 0.5 ms apart, there and back; a commit takes 0.2 ms there and back, and a millisecond for the log. */
export const TRUTHS: readonly Truth[] = [
  {
    // orders.place charges inside its transaction, and writes the order there; nobody else asks payments for anything.
    system: 'corner-shop',
    deployment: 'monolith',
    split: ['payments'],
    data: 'own',
    calls: ['orders.place → payments.charge over shop->payments'],
    transactions: ['orders.place: payments'],
    shared: [],
    invariants: ['debit-iff-order torn at orders.place'],
    hops: { 'orders.place': 1 },
    addedMs: { 'orders.place': 1.7 },
  },
  {
    // The same, but the debits stay in the one database, where another service's connection writes them: no less torn.
    system: 'corner-shop',
    deployment: 'monolith',
    split: ['payments'],
    data: 'shared',
    calls: ['orders.place → payments.charge over shop->payments'],
    transactions: ['orders.place: payments'],
    shared: ['database by payments, shop'],
    invariants: ['debit-iff-order torn at orders.place'],
    hops: { 'orders.place': 1 },
    addedMs: { 'orders.place': 1.7 },
  },
  {
    // Looking a customer up is before the transaction, the confirmation after it: no promise is lost.
    system: 'corner-shop',
    deployment: 'monolith',
    split: ['users', 'notifications'],
    data: 'own',
    calls: [
      'orders.place → users.get over shop->users',
      'orders.place → notifications.send over shop->users',
    ],
    transactions: [],
    shared: [],
    invariants: [],
    hops: { 'orders.place': 2 },
    addedMs: { 'orders.place': 1 },
  },
  {
    // A shipment is ordered after the charge and outside any transaction: what nobody guaranteed cannot be lost.
    system: 'online-boutique',
    deployment: 'monolith',
    split: ['shipping'],
    data: 'own',
    calls: [
      'frontend.viewCart → shipping.GetQuote over boutique->shipping',
      'checkout.PlaceOrder → shipping.GetQuote over boutique->shipping',
      'checkout.PlaceOrder → shipping.ShipOrder over boutique->shipping',
    ],
    transactions: [],
    shared: [],
    invariants: [],
    hops: { 'frontend.viewCart': 1, 'frontend.checkout': 2 },
    addedMs: { 'frontend.viewCart': 0.5, 'frontend.checkout': 1 },
  },
  {
    // The cart has the cache for itself already; nothing moves. No customer of the load empties a cart by hand.
    system: 'online-boutique',
    deployment: 'monolith',
    split: ['cart'],
    data: 'own',
    calls: [
      'frontend.index → cart.GetCart over boutique->cart',
      'frontend.product → cart.GetCart over boutique->cart',
      'frontend.addToCart → cart.AddItem over boutique->cart',
      'frontend.viewCart → cart.GetCart over boutique->cart',
      'frontend.emptyCart → cart.EmptyCart over boutique->cart',
      'checkout.PlaceOrder → cart.GetCart over boutique->cart',
      'checkout.PlaceOrder → cart.EmptyCart over boutique->cart',
    ],
    transactions: [],
    shared: [],
    invariants: [],
    hops: {
      'frontend.index': 1,
      'frontend.product': 1,
      'frontend.addToCart': 1,
      'frontend.viewCart': 1,
      'frontend.checkout': 2,
    },
    addedMs: {
      'frontend.index': 0.5,
      'frontend.product': 0.5,
      'frontend.addToCart': 0.5,
      'frontend.viewCart': 0.5,
      'frontend.checkout': 1,
    },
  },
  {
    // Three writes follow each other in no transaction, and both timelines read what is stored. The cache is theirs alone.
    system: 'social-network',
    deployment: 'monolith',
    split: ['poststorage', 'postcache'],
    data: 'own',
    calls: [
      'composepost.ComposePost → poststorage.StorePost over social-network->poststorage',
      'usertimeline.ReadUserTimeline → poststorage.ReadPosts over social-network->poststorage',
      'hometimeline.ReadHomeTimeline → poststorage.ReadPosts over social-network->poststorage',
    ],
    transactions: [],
    shared: [],
    invariants: [],
    hops: { 'frontend.compose': 1, 'frontend.readHomeTimeline': 1, 'frontend.readUserTimeline': 1 },
    addedMs: { 'frontend.compose': 0.5, 'frontend.readHomeTimeline': 0.5, 'frontend.readUserTimeline': 0.5 },
  },
  {
    // Quotes and shipments are asked for by the checkout alone, in no transaction; the charge was never tied to them.
    system: 'astronomy-shop',
    deployment: 'monolith',
    split: ['shipping', 'quote'],
    data: 'own',
    calls: [
      'checkout.PlaceOrder → shipping.GetQuote over shop->shipping',
      'checkout.PlaceOrder → shipping.ShipOrder over shop->shipping',
    ],
    transactions: [],
    shared: [],
    invariants: [],
    hops: { 'frontend.checkout': 2 },
    addedMs: { 'frontend.checkout': 1 },
  },
  {
    // The payment is made by a call before the order is written, in no transaction.
    system: 'signed-in',
    deployment: 'monolith',
    split: ['wallet'],
    data: 'shared',
    calls: [
      'orders.place → wallet.pay over all->wallet',
      'wallet.pay → identity.introspect over wallet->all',
      'wallet.pay → identity.keys over wallet->all',
    ],
    transactions: [],
    shared: ['database by all, wallet'],
    invariants: [],
    hops: { 'web.order': 3, 'mobile.order': 3 },
    addedMs: { 'web.order': 1.5, 'mobile.order': 1.5 },
  },
  {
    // Both entrances, orders and wallet ask it.
    system: 'signed-in',
    deployment: 'monolith',
    split: ['identity'],
    data: 'own',
    calls: [
      'web.order → identity.issue over all->identity',
      'mobile.order → identity.issue over all->identity',
      'orders.place → identity.introspect over all->identity',
      'orders.place → identity.keys over all->identity',
      'wallet.pay → identity.introspect over all->identity',
      'wallet.pay → identity.keys over all->identity',
    ],
    transactions: [],
    shared: [],
    invariants: [],
    hops: { 'web.order': 5, 'mobile.order': 5 },
    addedMs: { 'web.order': 2.5, 'mobile.order': 2.5 },
  },
  {
    system: 'chain',
    deployment: 'together',
    split: ['hop3', 'hop2'],
    data: 'own',
    calls: ['hop2.ask → hop1.ask over hop3->all', 'hop4.ask → hop3.ask over all->hop3'],
    transactions: [],
    shared: [],
    invariants: [],
    hops: { 'hop3.ask': 1, 'hop5.ask': 2, 'hop10.ask': 2 },
    addedMs: { 'hop3.ask': 0.5, 'hop5.ask': 1, 'hop10.ask': 1 },
  },
  {
    // The audit locks a row of payments in its transaction; in another store that lock is gone at once.
    system: 'borrowed-table',
    deployment: 'monolith',
    split: ['reports'],
    data: 'own',
    calls: ['reports.auditByAsking → payments.balance over reports->office'],
    transactions: ['reports.auditTable: payments.accounts'],
    shared: ['payments.accounts by reports'],
    invariants: [],
    hops: { 'reports.auditByAsking': 1 },
    addedMs: { 'reports.auditByAsking': 0.5 },
  },
  {
    // In one database the lock holds across processes: that is how it ships, and why it hurts.
    system: 'borrowed-table',
    deployment: 'monolith',
    split: ['reports'],
    data: 'shared',
    calls: ['reports.auditByAsking → payments.balance over reports->office'],
    transactions: [],
    shared: ['payments.accounts by reports', 'database by office, reports'],
    invariants: [],
    hops: { 'reports.auditByAsking': 1 },
    addedMs: { 'reports.auditByAsking': 0.5 },
  },
];
