/** Ground truth, or what your instruments tell: on the whole page. */
import { blindfold, useIsBlind, useLimits } from '../../shared/run';
import { Segmented } from '../../shared/ui';
import { blind } from './seen/blind';

const VIEWS = [
  {
    value: 'truth',
    title: 'Ground truth',
    short: 'Truth',
    hint: 'Everything that happened, whoever could know it',
  },
  {
    value: 'instruments',
    title: 'Your instruments',
    short: 'Instruments',
    hint: 'Only what the services’ instruments told; all else on the page is hidden',
  },
] as const;

export function ViewSwitch() {
  const isBlind = useIsBlind();
  const limits = useLimits();
  if (limits !== undefined && (limits.isBlind || !limits.parts.has('instruments'))) return null;
  return (
    <Segmented
      label="Whose view"
      options={VIEWS}
      value={isBlind ? 'instruments' : 'truth'}
      onChoose={(view) => blindfold.set(view === 'instruments' ? blind : undefined)}
    />
  );
}
