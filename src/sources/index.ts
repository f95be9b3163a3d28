import type { SourceDefinition } from '../model/source.ts';
import { ctOcme } from './ct-ocme/source.ts';
import { eudaWastewater } from './euda-wastewater/source.ts';
import { unodcIds } from './unodc-ids/source.ts';
import { wedinos } from './wedinos/source.ts';

/** Every source that a file can be imported with, in the order in which they are shown. */
export const SOURCES = [
  unodcIds,
  ctOcme,
  wedinos,
  eudaWastewater,
] as const satisfies readonly SourceDefinition[];
