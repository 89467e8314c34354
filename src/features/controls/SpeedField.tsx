/** How fast: of Watch, simulated time for real time; of Follow, how long one may read. */
import { useRun } from '../../shared/run';
import { SelectField } from '../../shared/ui';

/** Simulated for real time. The slow ones show a network's hops, the fast ones a day's load. */
const SPEEDS = [
  ['0.001', '1 ms a second'],
  ['0.01', '10 ms a second'],
  ['0.1', '100 ms a second'],
  ['1', 'Real time'],
  ['10', '10 × real time'],
  ['Infinity', 'Flat out'],
] as const;

const TEMPOS = [
  ['0.5', '½ ×'],
  ['1', '1 ×'],
  ['2', '2 ×'],
  ['4', '4 ×'],
] as const;

export function SpeedField() {
  const { status, commands } = useRun();
  if (status.pace === 'consequence') return null;
  const isWatch = status.pace === 'watch';
  return (
    <SelectField
      label={isWatch ? 'Speed' : 'Tempo'}
      value={`${isWatch ? status.speed : status.tempo}`}
      options={(isWatch ? SPEEDS : TEMPOS).map(([value, title]) => ({ value, title }))}
      onChoose={(value) => (isWatch ? commands.chooseSpeed : commands.chooseTempo)(Number(value))}
    />
  );
}
