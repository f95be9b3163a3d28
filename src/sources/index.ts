import type { SourceDefinition } from '../model/source.ts';
import { unodcIds } from './unodc-ids/source.ts';

/** Every source that a file can be imported with, in the order in which they are shown. */
export const SOURCES = [unodcIds] as const satisfies readonly SourceDefinition[];
