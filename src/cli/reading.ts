import { Reader } from '../server/reader.ts';
import { sampleSource } from '../server/sample-file.ts';
import { WORLD } from '../server/wiring.ts';
import type { Workspace } from '../server/workspace.ts';
import { SOURCES } from '../sources/index.ts';
import { buildCatalogue } from '../store/reading/catalogue.ts';

/** Reads and writes as the page does, with the same clock. */
export const openReader = (workspace: Workspace): Reader =>
  new Reader({
    doors: { live: workspace.door('live'), sample: workspace.door('sample') },
    catalogue: buildCatalogue(WORLD.registry),
    sources: [...SOURCES, sampleSource],
    defaultDatabase: workspace.defaultDatabase,
  });
