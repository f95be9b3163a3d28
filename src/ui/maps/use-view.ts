import { type PointerEvent, useRef, useState } from 'react';

const MOST = 24;

/** Zoom and drag by the view box: shapes are drawn once. */
export function useView(width: number, height: number) {
  const whole = { x: width / 2, y: height / 2, scale: 1 };
  const [view, setView] = useState(whole);
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
    reset: () => setView(whole),
    drag,
  };
}
