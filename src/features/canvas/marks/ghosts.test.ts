import { expect, test } from 'vitest';
import { Late, NO_INSTANCE, PlanNames } from '../../../../simulator';
import { buildScene } from '../../../shared/scene';
import { shipped } from '../../../shared/scene/testing';
import { ghostsOf } from './ghosts';

test('each caller has a ghost of what it believes, and the stale one says who is late', async () => {
  const { plan, code } = await shipped('corner-shop', 'found-by-kubernetes');
  const scene = buildScene(plan, code);
  const beliefs = [0, 1, Late.nobody, 0, 2, Late.cache, 0, 3, Late.nobody];
  const ghosts = ghostsOf(beliefs.join(' '), plan, new PlanNames(plan), scene);
  const shop = ghosts.find(({ name }) => name === 'shop');
  expect(shop?.endpoints.map(({ place, late }) => [place, late])).toEqual([
    [1, Late.nobody],
    [2, Late.cache],
    [3, Late.nobody],
  ]);
  // Whoever has not asked yet believes in nobody.
  const [clients] = ghostsOf(`${NO_INSTANCE} 1 0`, plan, new PlanNames(plan), scene).filter(
    ({ name }) => name === 'shop',
  );
  expect(clients?.endpoints).toEqual([]);
});

test('where each service has one instance and no registry, nobody can be wrong', async () => {
  const { plan, code } = await shipped('corner-shop', 'microservices');
  expect(ghostsOf('', plan, new PlanNames(plan), buildScene(plan, code))).toEqual([]);
});
