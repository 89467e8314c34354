/** A sign for each kind of fault. */
import {
  CircleAlert,
  CirclePause,
  CircleX,
  Clock,
  Droplets,
  PackageX,
  Rocket,
  Rewind,
  Scissors,
  Snail,
  TriangleAlert,
  Zap,
  type LucideIcon,
} from 'lucide-react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  crash: CircleX,
  hang: CirclePause,
  slow: Snail,
  'error-rate': TriangleAlert,
  throw: Zap,
  leak: Droplets,
  replay: Rewind,
  delay: Clock,
  loss: PackageX,
  cut: Scissors,
  release: Rocket,
};

/** The sign of a kind; a general one for kinds that have none of their own. */
export function faultIcon(kind: string): LucideIcon {
  return ICONS[kind] ?? CircleAlert;
}
