import { useQuery } from '@tanstack/react-query';
import scriptUrl from 'rdkit-files/RDKit_minimal.js?url';
import wasmUrl from 'rdkit-files/RDKit_minimal.wasm?url';
import { Waiting } from '../../../ui/kit/states.tsx';
import { useWords } from '../../../ui/words.ts';
import type { Drawing, DrawingOrder } from './structure-worker.ts';

let worker: Worker | undefined;

/**
 * RDKit's script makes functions from text, which the page's content security policy forbids and only the worker's own policy
 * allows (`server/web.ts`): it can draw there, and reach nothing of the page. 7 MB with its WASM, loaded when a structure is shown.
 */
function startWorker(): Worker {
  worker ??= new Worker(new URL('./structure-worker.ts', import.meta.url), { name: 'structure' });
  return worker;
}

function drawStructure(smiles: string): Promise<string> {
  const drawing = startWorker();
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      drawing.removeEventListener('message', onMessage);
      drawing.removeEventListener('error', onError);
      settle();
    };
    const onMessage = ({ data }: MessageEvent<Drawing>) => {
      if (data.smiles !== smiles) return;
      const { svg } = data;
      done(() => (svg === null ? reject(new Error(smiles)) : resolve(svg)));
    };
    const onError = () => done(() => reject(new Error(smiles)));
    drawing.addEventListener('message', onMessage);
    drawing.addEventListener('error', onError);
    const absolute = (url: string) => new URL(url, location.href).href;
    drawing.postMessage({
      smiles,
      scriptUrl: absolute(scriptUrl),
      wasmUrl: absolute(wasmUrl),
    } satisfies DrawingOrder);
  });
}

export function Structure(props: { readonly smiles: string; readonly name: string }) {
  const words = useWords();
  const drawing = useQuery({
    queryKey: ['structure', props.smiles],
    queryFn: () => drawStructure(props.smiles),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (drawing.error !== null) return <p className="dim">{words('substance.noDrawing')}</p>;
  if (drawing.data === undefined) return <Waiting height={220} />;
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.data)}`;
  return (
    <img
      className="structure"
      width={320}
      height={220}
      src={source}
      alt={words('substance.drawing', { name: props.name })}
    />
  );
}
