import { expect, test } from 'vitest';
import type { SystemDocument } from '../../../simulator';
import { guardsOf, withGuard, withGuardSetting, withoutGuard } from './guards';
import { withInstrument, withLink, withSetting } from './settings';

const DOCUMENT: SystemDocument = {
  format: 'faultline/1',
  name: 'pair',
  title: 'Pair',
  summary: '',
  modules: {
    front: { explains: '', operations: { ask: { calls: ['back.answer'] } } },
    back: { explains: '', operations: { answer: {} } },
  },
  tasks: { ask: { weight: 1, steps: [{ request: 'front.ask' }] } },
  deployments: {
    apart: {
      explains: '',
      services: { front: { modules: ['front'] }, back: { modules: ['back'] } },
      policies: [{ call: '*', chain: [{ kind: 'timeout', after: '1s' }] }],
    },
  },
  experiments: { quiet: { workload: { requests: [] }, length: '60s' } },
};

function done(edited: ReturnType<typeof withSetting>) {
  if (!edited.ok) throw new Error(edited.why);
  return edited.document;
}

test('a parameter is written into the deployment, and taken out of it again', () => {
  const back = { kind: 'service', name: 'back' } as const;
  const more = done(withSetting(DOCUMENT, 'apart', back, 'instances', 3));
  expect(more.deployments['apart']?.services['back']).toEqual({ modules: ['back'], instances: 3 });
  expect(done(withSetting(more, 'apart', back, 'instances', undefined))).toEqual(DOCUMENT);
});

test('what a service tells is written beside what the deployment says of all', () => {
  const told = (document: SystemDocument) => document.deployments['apart']?.instruments;
  const figures = done(withInstrument(DOCUMENT, 'apart', 'back', 'level', 'metrics'));
  expect(told(figures)).toEqual({ services: { back: { level: 'metrics' } } });
  const both = done(withInstrument(figures, 'apart', 'back', 'propagates', 'no'));
  expect(told(both)).toEqual({ services: { back: { level: 'metrics', propagates: false } } });
});

test('a wire gets one entry of its own, however often it is changed', () => {
  const slow = done(withLink(DOCUMENT, 'apart', 'front', 'back', 'latency', '5ms'));
  const both = done(withLink(slow, 'apart', 'front', 'back', 'loss', 0.1));
  expect(both.deployments['apart']?.links?.between).toEqual([
    { from: 'front', to: 'back', latency: '5ms', loss: 0.1 },
  ]);
});

test('what guards all calls guards one pair too, until it has guards of its own', () => {
  expect(guardsOf(DOCUMENT, 'apart', 'front', 'back')).toEqual([{ kind: 'timeout', after: '1s' }]);
  const retrying = done(withGuard(DOCUMENT, 'apart', 'front', 'back', 'retry'));
  expect(retrying.deployments['apart']?.policies).toEqual([
    { from: 'front', call: 'back', chain: [{ kind: 'retry' }, { kind: 'timeout', after: '1s' }] },
    { call: '*', chain: [{ kind: 'timeout', after: '1s' }] },
  ]);
  const often = done(withGuardSetting(retrying, 'apart', 'front', 'back', 0, 'attempts', 5));
  expect(guardsOf(often, 'apart', 'front', 'back')[0]).toEqual({ kind: 'retry', attempts: 5 });
  const bare = done(
    withoutGuard(done(withoutGuard(often, 'apart', 'front', 'back', 0)), 'apart', 'front', 'back', 0),
  );
  // What guards all others must not begin to guard this one again.
  expect(guardsOf(bare, 'apart', 'front', 'back')).toEqual([]);
});

test('guards of single operations are not lost by guarding the whole', () => {
  const single = structuredClone(DOCUMENT);
  const [deployment] = Object.values(single.deployments);
  deployment?.policies?.unshift({ from: 'front', call: 'back.answer', chain: [] });
  expect(withGuard(single, 'apart', 'front', 'back', 'retry')).toMatchObject({ ok: false });
});
