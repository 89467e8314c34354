/**
 * Metrics: rate, errors and latency of the newest seconds, of all requests or of one operation, service, store or link. The
 * figures come as whole windows from the run; uPlot draws them and is loaded with the first chart.
 */
export { MetricsPanel } from './MetricsPanel';
