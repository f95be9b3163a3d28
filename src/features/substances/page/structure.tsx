import { useQuery } from '@tanstack/react-query';
import scriptUrl from 'rdkit-files/RDKit_minimal.js?url';
import wasmUrl from 'rdkit-files/RDKit_minimal.wasm?url';
import { Waiting } from '../../../ui/kit/states.tsx';
import { useWords } from '../../../ui/words.ts';

interface Molecule {
  get_svg_with_highlights(details: string): string;
  delete(): void;
}

interface Rdkit {
  get_mol(input: string): Molecule | null;
}

type RdkitLoader = (options: { locateFile: () => string }) => Promise<Rdkit>;

/** What the script puts on the window; only what is used here. */
declare global {
  interface Window {
    initRDKitModule?: RdkitLoader;
  }
}

let loading: Promise<Rdkit> | undefined;

/** The library is a classic script of 7 MB with its WASM: it comes from our own server, once, when a structure is shown. */
function loadRdkit(): Promise<Rdkit> {
  loading ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = scriptUrl;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(scriptUrl));
    document.head.append(script);
  }).then(() => {
    if (window.initRDKitModule === undefined) throw new Error(scriptUrl);
    return (window.initRDKitModule as RdkitLoader)({ locateFile: () => wasmUrl });
  });
  return loading;
}

/** Drawn black on nothing, so that the page can colour it for light and dark. */
async function drawStructure(smiles: string): Promise<string> {
  const rdkit = await loadRdkit();
  const molecule = rdkit.get_mol(smiles);
  if (molecule === null) throw new Error(smiles);
  try {
    return molecule.get_svg_with_highlights(
      JSON.stringify({ width: 320, height: 220, clearBackground: false, bondLineWidth: 1.5 }),
    );
  } finally {
    molecule.delete();
  }
}

export function Structure(props: { readonly smiles: string; readonly name: string }) {
  const words = useWords();
  const drawing = useQuery({
    queryKey: ['structure', props.smiles],
    queryFn: () => drawStructure(props.smiles),
    staleTime: Number.POSITIVE_INFINITY,
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
