import type { ExportFormat } from '../model/export-format.ts';
import { csvFormat } from './csv/format.ts';
import { jsonFormat } from './json/format.ts';
import { xlsxFormat } from './xlsx/format.ts';

export const EXPORT_FORMATS = [csvFormat, jsonFormat, xlsxFormat] as const satisfies readonly ExportFormat[];
