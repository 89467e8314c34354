/** Whoever begins from a template has something that runs at once, and that can be changed without code. */
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../simulator/engine/check';
import { compile } from '../../../simulator/engine/compile';
import { lower } from '../../../simulator/lowering';
import { Simulation } from '../../../simulator/engine/simulation';
import { SYSTEMS, TEMPLATES } from '../index';

test('templates have names of their own, and are not among the systems', () => {
  const names = TEMPLATES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const shipped = SYSTEMS.map(({ name }) => name);
  expect(names.filter((name) => shipped.includes(name))).toEqual([]);
});

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('%s', (_, template) => {
  test('has no faults, by itself and as the page gets it', () => {
    expect(checkDocument(template, lower)).toEqual([]);
    const compiled = compile(template, { experiment: 'by-hand', seed: 1 });
    expect(compiled.ok && checkDocument(compiled.document, lower)).toEqual([]);
  });

  test('runs under load, and everything in it is used', () => {
    const compiled = compile(template, { experiment: 'open-loop', seed: 1, lengthNs: 10e9 });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
    const simulation = new Simulation(compiled.plan, undefined);
    while (simulation.advance(compiled.plan.lengthNs, 1_000_000) === 'yielded');
    simulation.readers.settle();
    const { requests, operations } = simulation.readers.metrics;
    expect(simulation.failure).toBeUndefined();
    expect(requests.started).toBeGreaterThan(150);
    expect(requests.errors).toBe(0);
    for (const { ended } of operations) expect(ended).toBeGreaterThan(0);
    for (const [table, { name }] of compiled.plan.tables.entries()) {
      const rows = simulation.system.stores.flatMap((store) => store.rows(table));
      const isWritten = JSON.stringify(template.modules).includes(`"writes":["${name}`);
      if (isWritten) expect(rows.length, name).toBeGreaterThan(0);
    }
  });
});
