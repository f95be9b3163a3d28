import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

type Draw = (width: number) => Element;

/** Puts a drawing of Observable Plot on the page and draws it again when its width changes. */
export function PlotFrame(props: { readonly draw: Draw; readonly height: number }) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (width < 50 || holder.current === null) return;
    const drawn = props.draw(width);
    const svg = drawn instanceof SVGSVGElement ? drawn : drawn.querySelector('svg');
    svg?.setAttribute('data-drawing', '');
    holder.current.replaceChildren(drawn);
  }, [props.draw, width]);
  return (
    <div ref={ref} style={{ minBlockSize: props.height }}>
      <div ref={holder} aria-hidden="true" />
    </div>
  );
}
