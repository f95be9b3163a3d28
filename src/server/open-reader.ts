import { SOURCES } from '../sources/index.ts';
import { buildCatalogue } from '../store/reading/catalogue.ts';
import { Reader } from './reader.ts';
import { sampleSource } from './sample-file.ts';
import { WORLD } from './wiring.ts';
import type { Workspace } from './workspace.ts';

/** Reads and writes as the page does, with the same clock. */
export const openReader = (workspace: Workspace): Reader =>
  new Reader({
    doors: { live: workspace.door('live'), sample: workspace.door('sample') },
    catalogue: buildCatalogue(WORLD.registry),
    sources: [...SOURCES, sampleSource],
    defaultDatabase: workspace.defaultDatabase,
  });
