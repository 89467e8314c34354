/** The worker's entry: the hardened realm first, then the engine in it. */
import './realm';
import { makeLiveRun } from './live-run';
import { measured } from './measured';
import { serve } from './serve';

serve(makeLiveRun, measured);
