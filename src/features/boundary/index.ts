/**
 * Boundary: what the boundaries of this deployment cost and relieve, against the one before or against another; which
 * modules hang together and where a seam is; and taking a service out in stages. `groups`, `concerned` and `cells` are the
 * pure parts.
 */
export { BoundaryPanel } from './BoundaryPanel';
