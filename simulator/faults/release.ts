/** Release: another version of a module goes live while the system runs. No failure, and yet somebody may break. */
import { didYouMean } from '../model/names';
import { RELEASE_KIND } from '../model/release';
import { IdleReason } from '../telemetry/facts';
import type { FaultDefinition } from './definition';
import { serviceOf } from './reach';

export const RELEASE: FaultDefinition = {
  kind: RELEASE_KIND,
  title: 'Release',
  explains:
    'Another version of the module goes live: its migration changes the tables, then the instances are told to stop one after another and come back with the new handlers. For a while old and new run side by side.',
  leavesOut:
    'Building and testing; instances beside those that there are (Kubernetes’ maxSurge); canaries. Rolling back gives the handlers back, and leaves the tables as they are.',
  targets: ['module'],
  parameters: {
    version: {
      kind: 'text',
      default: '',
      maxLength: 64,
      explains: 'Which of the versions that the module declares.',
      source: 'the document: the module’s `versions`',
    },
  },
  wouldDo: (fault, where) => `Brings the version ${String(fault.parameters['version'])} of ${where} live.`,
  problem: ({ target, parameters }, { modules }) => {
    if (target.kind !== 'module') return undefined;
    const { name, versions = [] } = modules[target.index] ?? { name: 'the module' };
    const version = String(parameters['version']);
    const known = versions.map((one) => one.name);
    if (known.includes(version)) return undefined;
    return { message: `${name} has no version \`${version}\``, hint: didYouMean(version, known) };
  },
  strike: ({ world, fault, index, row, touched, ended }) => {
    const { target, parameters } = fault;
    const module = target.kind === 'module' ? target.index : -1;
    const by = { fault: index, row, ended, touched: () => void touched(0, 0) };
    const released = serviceOf(world, target)?.release(module, String(parameters['version']), by);
    return released === undefined
      ? { idle: IdleReason.noInstance }
      : { lift: (cause) => released.undo(cause) };
  },
};
