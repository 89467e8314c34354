import { Books } from './books';
import { makeCase } from './generator';
import { begin, reach, factName } from './in-node';
export function rest(seed: number, show = '') {
  const given = makeCase(seed, { comesToRest: true });
  const simulation = begin(given, [], { journalRows: 1 << 20 });
  const books = new Books();
  const { clients, kernel, services } = simulation.system;
  const { journal } = kernel;
  journal.addFold(books);
  for (const { atNs, request } of given.acts) { reach(simulation, atNs); simulation.intervene(request); }
  reach(simulation, given.plan.lengthNs);
  simulation.schedule.faults.forEach((_, fault) => simulation.intervene({ kind: 'lift', fault }));
  kernel.advance(given.plan.lengthNs + 3600e9, Infinity);
  simulation.readers.settle();
  const totals = books.totals();
  const open = (books as any).accounts.map((a: any) => [a.name, [...a.open].slice(0, 3)]);
  const rows = (filter: (r: any) => boolean) => { const out: string[] = [];
    for (let row = journal.oldest; row < journal.length; row++) { const at = row & journal.mask;
      const r = { row, t: journal.times[at]!, k: factName(journal.kinds[at]!), a: journal.a[at]!, b: journal.b[at]!, c: journal.c[at]!, v: journal.values[at]!, cause: journal.causes[at]! };
      if (filter(r)) out.push(`${r.row} t=${r.t} ${r.k} a=${r.a} b=${r.b} c=${r.c} v=${r.v} cause=${r.cause}`);
    } return out; };
  return { given, simulation, books, totals, open, rows, pending: kernel.pending, failure: simulation.failure };
}
