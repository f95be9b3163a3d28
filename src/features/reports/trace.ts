import type { Marking } from '../../model/report.ts';
import type { Trace } from '../../store/reading/route.ts';
import type { ReportPage, ReportResponse } from './contract.ts';

const isForFew = (marking: Marking): boolean => marking === 'RED' || marking === 'AMBER+STRICT';

/** Who opened a report that is for few is kept on record. */
export function traceReport({ id, marking }: ReportResponse): Trace | undefined {
  return isForFew(marking) ? { action: 'report.read', subject: `report:${id}` } : undefined;
}

/** So is who was shown lines of such reports, with their numbers. */
export function traceLines({ items }: Pick<ReportPage, 'items'>): Trace | undefined {
  const reports = items.filter(({ marking }) => isForFew(marking)).map(({ id }) => id);
  return reports.length === 0
    ? undefined
    : { action: 'report.list', subject: 'reports', detail: { reports } };
}
