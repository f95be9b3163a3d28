import { Drawer } from '@mantine/core';
import { useAddress } from '../../../ui/address.ts';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { Pager } from '../../../ui/kit/pager.tsx';
import { PAGE_LIMIT, usePlace } from '../../../ui/kit/record-list.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { Day } from '../../../ui/kit/when.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { ReportItem, ReportPage, ReportResponse } from '../../reports/contract.ts';
import { ReportDetail } from './report-detail.tsx';

/** The reports behind the signal; each opens with everything it keeps. */
export function Reports(props: { readonly first: ReportPage; readonly signalId: string }) {
  const words = useWords();
  const { search, set } = useAddress();
  const { offset, move } = usePlace();
  const later = useApi<ReportPage>(
    `/api/signals/${props.signalId}/reports`,
    { offset, limit: PAGE_LIMIT },
    { isEnabled: offset > 0 },
  );
  const detail = useApi<ReportResponse>(
    `/api/reports/${search.report ?? ''}`,
    {},
    { isEnabled: search.report !== undefined },
  );
  const page = offset > 0 && later.data !== undefined ? later.data : props.first;
  const columns: Column<ReportItem>[] = [
    {
      id: 'on',
      header: words('report.occurred'),
      value: (report) => report.occurredOn,
      cell: (report) => (
        <button
          type="button"
          className="quiet"
          data-walk
          onClick={() => set({ report: report.id }, { push: true })}
        >
          <Day on={report.occurredOn} />
        </button>
      ),
    },
    {
      id: 'known',
      header: words('report.known'),
      value: (report) => report.knownOn,
      cell: (report) => <Day on={report.knownOn} />,
    },
    { id: 'place', header: words('column.place'), value: (report) => report.place.name },
    {
      id: 'substances',
      header: words('report.writtenAs'),
      value: (report) => report.substances.map((entry) => entry.writtenAs).join(', '),
    },
    { id: 'quantity', header: words('report.quantity'), value: (report) => report.quantityText },
    { id: 'stream', header: words('report.stream'), value: (report) => report.stream.name },
  ];
  return (
    <section className="card stack">
      <h2>{words('signal.reports', { count: props.first.total })}</h2>
      <DataTable
        caption={words('column.reports')}
        columns={columns}
        rows={page.items}
        rowKey={(report) => report.id}
        maxHeight={480}
      />
      <Pager offset={offset} limit={PAGE_LIMIT} total={props.first.total} onMove={move} />
      <Drawer
        opened={search.report !== undefined}
        onClose={() => set({ report: undefined })}
        position="right"
        size="lg"
        title={words('report.title')}
        closeButtonProps={{ 'aria-label': words('keys.close') }}
      >
        <Loaded query={detail} height={400}>
          {(report) => <ReportDetail report={report} />}
        </Loaded>
      </Drawer>
    </section>
  );
}
