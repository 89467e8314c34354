/** Spans as every view of a trace draws them: marks, bars and the time axis. */
export { KIND_WORDS, kindOf, SpanBar, SpanMark } from './SpanBar';
export { Ticks } from './Ticks';
export { Sample } from './Sample';
export { placeOf, rangeOf, type Range } from './time-axis';
