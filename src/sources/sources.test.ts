import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ctOcme } from './ct-ocme/source.ts';
import { eudaWastewater } from './euda-wastewater/source.ts';
import { SOURCES } from './index.ts';
import { openFile } from './reading/file-bytes.ts';
import { readSource } from './reading/testing.ts';
import { wedinos } from './wedinos/source.ts';

describe('real files (skipped where absent)', () => {
  const folder = `${process.env.TOCSIN_SHARED ?? '../shared'}/data`;
  test.skipIf(!existsSync(folder)).each([
    [ctOcme, 'ct-ocme-deaths-2012-2018.csv.gz', 5103, 2],
    [wedinos, 'wedinos-benzodiazepines.csv', 2685, 0],
    [wedinos, 'wedinos-nitazenes.csv', 64, 0],
    [eudaWastewater, 'euda-wastewater-2011-2022.csv', 3080, 0],
  ] as const)('$id', async (source, file, reports, rejects) => {
    const read = await readSource(source, await openFile(`${folder}/${file}`));
    expect(read.rejects.map((reject) => reject.code)).toHaveLength(rejects);
    expect(read.reports).toHaveLength(reports);
    const best = SOURCES.toSorted((a, b) => b.recognise(read.header) - a.recognise(read.header))[0];
    expect(best?.id).toBe(source.id);
  });
});
