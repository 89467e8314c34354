/** A shop in three modules, which the templates deploy whole and split. */

/** Modules without code, by name. */
export type Modules = Readonly<Record<string, object>>;

export const SHOP = {
  catalogue: {
    explains: 'Knows what there is, and how much of it.',
    operations: { browse: { reads: ['products'] }, reserve: { reads: ['products'], writes: ['products'] } },
    tables: { products: {} },
  },
  orders: {
    explains: 'Takes orders.',
    operations: { place: { writes: ['orders'], calls: ['catalogue.reserve', 'payments.charge'] } },
    tables: { orders: {} },
  },
  payments: {
    explains: 'Takes the money.',
    operations: { charge: { writes: ['charges'] } },
    tables: { charges: {} },
  },
};
