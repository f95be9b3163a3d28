import { type PointerEvent, useRef, useState } from 'react';

const MOST = 24;

/** Neighbours around what is shown give it its place in the world. */
const CLOSEST_FIT = 6;
const MARGIN = 60;

interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The view that holds all points, with their surroundings; the whole where there are none. */
export function fitView(width: number, height: number, points: readonly (readonly [number, number])[]): View {
  if (points.length === 0) return { x: width / 2, y: height / 2, scale: 1 };
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const scale = Math.min(
    CLOSEST_FIT,
    Math.max(1, Math.min(width / (right - left + 2 * MARGIN), height / (bottom - top + 2 * MARGIN))),
  );
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

/** Zoom and drag by the view box: shapes are drawn once. Starts at the points given, or at the whole. */
export function useView(width: number, height: number, points: readonly (readonly [number, number])[]) {
  const [moved, setMoved] = useState<View>();
  const view = moved ?? fitView(width, height, points);
  const setView = (change: (now: View) => View) => setMoved((now) => change(now ?? view));
  const start = useRef<{ x: number; y: number; viewX: number; viewY: number }>(undefined);
  const zoom = (factor: number) =>
    setView((now) => ({ ...now, scale: Math.min(MOST, Math.max(1, now.scale * factor)) }));
  const boxWidth = width / view.scale;
  const boxHeight = height / view.scale;
  const drag = {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      start.current = { x: event.clientX, y: event.clientY, viewX: view.x, viewY: view.y };
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const from = start.current;
      if (from === undefined || event.buttons !== 1) return;
      const perPixel = boxWidth / event.currentTarget.getBoundingClientRect().width;
      setView((now) => ({
        ...now,
        x: from.viewX - (event.clientX - from.x) * perPixel,
        y: from.viewY - (event.clientY - from.y) * perPixel,
      }));
    },
  };
  return {
    box: `${view.x - boxWidth / 2} ${view.y - boxHeight / 2} ${boxWidth} ${boxHeight}`,
    scale: view.scale,
    zoom,
    reset: () => setMoved(fitView(width, height, [])),
    drag,
  };
}
