import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { ChainEdge, ChainNode, ChainResponse } from '../contract.ts';
import { type Folded, foldChain } from '../rules.ts';
import { type Band, BOX, bandsOf, type Layout, layOut, type Point } from './layout.ts';
import { causesOf, daysOf, nameOf, stateOf, whenOf } from './say-chain.ts';

type Fold = Folded<ChainNode>;
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly edges: readonly ChainEdge[];
}

const isRightToLeft = (): boolean => getComputedStyle(document.documentElement).direction === 'rtl';

/** The chain as a drawing, from the left to the right as it happened (or as the language reads), in a box of its own that scrolls. */
export function ChainGraph({ chain, name }: { readonly chain: ChainResponse; readonly name: string }) {
  const words = useWords();
  const { folds, arrows, layout } = useMemo(() => {
    const folded = foldChain(chain.nodes, chain.edges);
    const items = folded.folds.map(({ key, nodes }) => ({ key, kind: nodes[0]!.kind }));
    return { ...folded, layout: layOut(items, folded.arrows) };
  }, [chain]);
  const isMirrored = isRightToLeft();
  const flip = ({ x, y }: Point): Point => ({ x: isMirrored ? layout.width - x : x, y });
  const flipped = ({ x, width }: Band) => (isMirrored ? layout.width - x - width : x);
  const walk = useWalk(folds, arrows, layout, isMirrored, chain.self);
  const id = useId();
  const bands = bandsOf(layout);
  return (
    <section
      ref={walk.box}
      className="scroller chain-box"
      aria-label={words('chains.graph', { what: name })}
      aria-description={words('chains.walk')}
    >
      <svg
        ref={walk.drawing}
        className={bands.length > 1 ? 'chain-graph no-print' : 'chain-graph'}
        data-drawing
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="presentation"
      >
        <g id={id}>
          {layout.paths.map(({ arrow, points }) => (
            <ArrowLine key={`${arrow.from} ${arrow.to}`} arrow={arrow} points={points.map(flip)} />
          ))}
          {folds.map((fold) => {
            const corner = layout.boxes.get(fold.key)!;
            const x = isMirrored ? layout.width - corner.x - BOX.width : corner.x;
            return (
              <Box
                key={fold.key}
                fold={fold}
                chain={chain}
                corner={{ x, y: corner.y }}
                isMirrored={isMirrored}
                isStop={walk.at === fold.key}
                onKeyDown={walk.onKeyDown}
              />
            );
          })}
        </g>
      </svg>
      {bands.length > 1 ? (
        <PaperBands id={id} bands={bands.map((band) => ({ ...band, x: flipped(band) }))} />
      ) : null}
    </section>
  );
}

/** On paper, where nothing scrolls: the drawing in strips below one another, at its own size. */
function PaperBands({ id, bands }: { readonly id: string; readonly bands: readonly Band[] }) {
  return (
    <div className="only-print">
      {bands.map(({ x, y, width, height }) => (
        <svg
          key={x}
          className="chain-graph chain-band"
          width={width}
          height={height}
          viewBox={`${x} ${y} ${width} ${height}`}
          aria-hidden="true"
        >
          <use href={`#${id}`} />
        </svg>
      ))}
    </div>
  );
}

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;

/** One record is reached by Tab; arrow keys follow the arrows of the drawing, and go up and down a column. */
function useWalk(
  folds: readonly Fold[],
  arrows: readonly Arrow[],
  layout: Layout<Arrow>,
  isMirrored: boolean,
  self: string,
) {
  const drawing = useRef<SVGSVGElement>(null);
  const [at, setAt] = useState(self);
  const go = (key: string | undefined) => {
    if (key === undefined) return;
    setAt(key);
    const box = [...(drawing.current?.querySelectorAll<SVGElement>('[data-record]') ?? [])].find(
      (each) => each.dataset.record === key,
    );
    box?.focus();
    box?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(KEYS as readonly string[]).includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const column = layout.columns.find((keys) => keys.includes(at)) ?? [];
    if (event.key === 'Home') return go(folds[0]?.key);
    if (event.key === 'End') return go(folds.at(-1)?.key);
    if (event.key === 'ArrowUp') return go(column[column.indexOf(at) - 1]);
    if (event.key === 'ArrowDown') return go(column[column.indexOf(at) + 1]);
    const isOn = (event.key === 'ArrowRight') !== isMirrored;
    const next = arrows.find((arrow) => (isOn ? arrow.from : arrow.to) === at);
    go(isOn ? next?.to : next?.from);
  };
  const box = useRef<HTMLElement>(null);
  // What was asked for stands in the middle where not all fits.
  useEffect(() => {
    const own = drawing.current?.querySelector<SVGElement>('[aria-current]');
    const around = box.current;
    if (!own || around === null) return;
    const [at, to] = [own.getBoundingClientRect(), around.getBoundingClientRect()];
    around.scrollLeft += at.left + at.width / 2 - (to.left + to.width / 2);
  }, []);
  return { drawing, box, at, onKeyDown };
}

function sayArrow(words: Words, edges: readonly ChainEdge[]): string {
  const days = edges.flatMap((edge) => (edge.days === null ? [] : Math.round(edge.days)));
  if (days.length === 0) return '';
  const [least, most] = [Math.min(...days), Math.max(...days)];
  if (least !== most) return words('chains.dayRange', { from: words.number(least), to: words.number(most) });
  return least === 0 ? daysOf(words, 0) : words('chains.shortDays', { n: words.number(least) });
}

function ArrowLine({ arrow, points }: { readonly arrow: Arrow; readonly points: readonly Point[] }) {
  const words = useWords();
  const [first, ...rest] = points;
  const before = points.at(-2)!;
  const last = points.at(-1)!;
  const way = Math.sign(last.x - before.x) || 1;
  let path = `M${first!.x},${first!.y}`;
  let from = first!;
  for (const to of rest) {
    const bend = (to.x - from.x) / 2;
    path += `C${from.x + bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`;
    from = to;
  }
  return (
    <g className="chain-arrow">
      <path d={path} fill="none" stroke="var(--line-strong)" strokeWidth={1.5} />
      <path d={`M${last.x},${last.y}l${-8 * way},-4.5v9z`} fill="var(--line-strong)" />
      <text
        x={(before.x + last.x) / 2}
        y={before.y + (last.y - before.y) * 0.55 - 4}
        textAnchor="middle"
        fontSize={11}
        fill="var(--ink-2)"
        stroke="var(--surface)"
        strokeWidth={4}
        paintOrder="stroke"
      >
        {sayArrow(words, arrow.edges)}
      </text>
    </g>
  );
}

/** Letters that fit a line of the box, at 12.5 px. */
const LINE_LETTERS = 25;

/** Two lines at most; what does not fit is told by the label and the list. */
function twoLines(text: string): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!;
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= LINE_LETTERS || line === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const cut = (line: string, isMore: boolean) =>
    line.length > LINE_LETTERS || isMore ? `${line.slice(0, LINE_LETTERS - 1)}…` : line;
  return lines.slice(0, 2).map((line, index) => cut(line, index === 1 && lines.length > 2));
}

interface BoxProps {
  readonly fold: Fold;
  readonly chain: ChainResponse;
  readonly corner: Point;
  readonly isMirrored: boolean;
  readonly isStop: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function Box({ fold, chain, corner, isMirrored, isStop, onKeyDown }: BoxProps) {
  const words = useWords();
  const [node] = fold.nodes as [ChainNode];
  const isOne = fold.nodes.length === 1;
  const kind = words(`chains.kind.${node.kind}`);
  const count = fold.nodes.reduce((sum, each) => sum + each.count, 0);
  const title = isOne
    ? nameOf(words, node)
    : node.kind === 'report'
      ? words('chains.reports', { count })
      : words('chains.folded', { n: words.number(count), what: kind });
  const isSelf = node.key === chain.self;
  const dates = fold.nodes.map((each) => whenOf(words, each)).filter((each) => each !== '');
  const when = isOne
    ? (dates[0] ?? '')
    : dates.length < 2
      ? (dates[0] ?? '')
      : `${dates[0]} – ${dates.at(-1)}`;
  const head = [kind, isOne && node.kind !== 'report' ? stateOf(words, node) : '']
    .filter(Boolean)
    .join(' · ');
  const foot = [when, isOne ? node.detail : null].filter(Boolean).join(' · ');
  const label = [
    isSelf ? words('chains.self') : '',
    kind,
    title,
    foot,
    isOne ? causesOf(words, chain, node) : '',
  ]
    .filter(Boolean)
    .join(', ');
  const x = isMirrored ? corner.x + BOX.width - 10 : corner.x + 10;
  return (
    <AppLink
      to={isOne ? node.path : `/chains/${chain.self.replace(':', '/')}`}
      aria-description={label}
      aria-current={isSelf ? 'true' : undefined}
      tabIndex={isStop ? 0 : -1}
      onKeyDown={onKeyDown}
      className="chain-record"
      data-record={fold.key}
    >
      {isOne ? null : (
        <rect {...stacked(corner)} rx={6} fill="var(--surface-2)" stroke="var(--line-strong)" />
      )}
      <rect
        {...{ x: corner.x, y: corner.y, width: BOX.width, height: BOX.height }}
        rx={6}
        className="chain-rect"
        fill={isSelf ? 'var(--surface-2)' : 'var(--surface)'}
        stroke={isSelf ? 'var(--action)' : 'var(--line-strong)'}
        strokeWidth={isSelf ? 2.5 : 1}
      />
      <text x={x} y={corner.y + 18} fontSize={11} fill="var(--ink-2)">
        {clip(head)}
      </text>
      {twoLines(title).map((line, index) => (
        <text
          key={line}
          x={x}
          y={corner.y + 37 + index * 16}
          fontSize={12.5}
          fontWeight={600}
          fill="var(--ink)"
        >
          {line}
        </text>
      ))}
      <text x={x} y={corner.y + 74} fontSize={11} fill="var(--ink-2)">
        {clip(foot)}
      </text>
    </AppLink>
  );
}

const stacked = ({ x, y }: Point) => ({ x: x + 4, y: y + 4, width: BOX.width, height: BOX.height });
const SMALL_LETTERS = 30;
const clip = (text: string): string =>
  text.length > SMALL_LETTERS ? `${text.slice(0, SMALL_LETTERS - 1)}…` : text;
