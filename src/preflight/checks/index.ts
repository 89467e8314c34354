/** Everything that is looked at, what matters most first. */
import type { Check } from '../check';
import { engine, speed } from './engine';
import { frames } from './frames';
import { links } from './links';
import { screen } from './screen';
import { storage } from './storage';
import { workers } from './workers';

export const CHECKS: readonly Check[] = [workers, frames, engine, storage, links, screen, speed];
