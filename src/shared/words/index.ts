/**
 * What the panels say: figures as people read them, the names of things, and the story of a run in sentences. Plain
 * functions of plain values; every panel takes its words from here, so that one thing has one name everywhere.
 */
export { counted, countText, measured, sizeText, underWay } from './figures';
export { interventionWords } from './interventions';
export { narrate, narrateFailure, type StoryWords, type Told } from './narration';
export { rowWords } from './rows';
export { SEVERITIES } from './severities';
export { sourceWords, thingOf, type Thing } from './things';
