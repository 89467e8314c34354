/** Traces: of every request as it was, or put together from what the instruments told. */
import { useIsBlind } from '../../shared/run';
import { SeenTraces } from './seen/SeenTraces';
import { TrueTraces } from './TrueTraces';

export function TracesPanel() {
  return useIsBlind() ? <SeenTraces /> : <TrueTraces />;
}
