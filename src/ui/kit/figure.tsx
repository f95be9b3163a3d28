import { type ReactNode, useId, useRef, useState } from 'react';
import { useAddress } from '../address.ts';
import { listDrawings, savePng, saveSvg, saveText, toCsv } from '../charts/download.ts';
import { useKnownStatus } from '../status.ts';
import { useWords } from '../words.ts';
import { type Column, DataTable } from './data-table.tsx';
import { useHandling } from './handling.tsx';

interface FigureProps<T extends object> {
  readonly title: string;
  /** The one sentence that a reader of the chart would say. */
  readonly reading: string;
  /** Who the figures come from, and how many reports. */
  readonly source: string;
  readonly fileName: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly children: ReactNode;
  /** More notes under the chart, such as the one on boundaries. */
  readonly note?: string;
  /** What it shows until somebody asks for the other; absent: what the reader chose for all pages. */
  readonly startsAs?: 'table' | 'drawing' | undefined;
  /** Told when somebody asks for the other. */
  readonly onTurn?: (isTable: boolean) => void;
}

/** A chart or a map with its title, its one-sentence reading, the same data as a table, its source, and downloads. */
export function Figure<T extends object>(props: FigureProps<T>) {
  const words = useWords();
  const { search } = useAddress();
  const status = useKnownStatus();
  const handling = useHandling();
  const marking = handling === undefined ? (status?.marking ?? null) : handling.marking;
  const isKept = handling?.isOriginatorControlled === true;
  const [own, setOwn] = useState<boolean>();
  const drawing = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const isTable = own ?? (props.startsAs ?? search.view) === 'table';
  const turn = () => {
    setOwn(!isTable);
    props.onTurn?.(!isTable);
  };
  const mark = status?.isSimulated ? words('simulated.word') : '';
  const foot = [
    mark,
    props.source,
    status?.asOf == null ? '' : words('figure.asOf', { date: status.asOf }),
    marking === null ? '' : words('marking.tag', { marking }),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  const fileName = mark === '' ? props.fileName : `${props.fileName}-${mark}`;
  const withDrawings = (save: typeof saveSvg) => () => {
    const drawings = drawing.current === null ? [] : listDrawings(drawing.current);
    const title = mark === '' ? props.title : `${mark} · ${props.title}`;
    if (drawings.length > 0) save(drawings, { title, source: foot, fileName });
  };
  return (
    <figure className="figure" aria-labelledby={titleId}>
      <div className="figure-head">
        <h2 id={titleId}>{props.title}</h2>
        <div className="figure-tools">
          <button type="button" className="quiet" aria-pressed={isTable} onClick={turn}>
            {words(isTable ? 'figure.chart' : 'figure.table')}
          </button>
          {isTable || isKept ? null : (
            <>
              <button
                type="button"
                className="quiet"
                onClick={withDrawings(saveSvg)}
                aria-label={words('figure.download', { format: 'SVG' })}
              >
                SVG
              </button>
              <button
                type="button"
                className="quiet"
                onClick={withDrawings(savePng)}
                aria-label={words('figure.download', { format: 'PNG' })}
              >
                PNG
              </button>
            </>
          )}
          {isKept ? null : (
            <button
              type="button"
              className="quiet"
              aria-label={words('figure.download', { format: 'CSV' })}
              onClick={() => saveText(toCsv(props.columns, props.rows, foot), `${fileName}.csv`, 'text/csv')}
            >
              CSV
            </button>
          )}
        </div>
      </div>
      <p className="dim">{props.reading}</p>
      {isTable ? (
        <DataTable
          caption={props.title}
          columns={props.columns}
          rows={props.rows}
          rowKey={props.rowKey}
          maxHeight={420}
        />
      ) : (
        <div ref={drawing}>{props.children}</div>
      )}
      <figcaption>
        {foot}
        {props.note === undefined ? null : <div>{props.note}</div>}
        {isKept ? <div>{words('figure.kept')}</div> : null}
      </figcaption>
    </figure>
  );
}
