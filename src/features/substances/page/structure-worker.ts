/** The part of RDKit that is used here. */
interface Molecule {
  get_svg_with_highlights(details: string): string;
  delete(): void;
}
interface Rdkit {
  get_mol(input: string): Molecule | null;
}

/** The web worker's own names; the page's types do not have them. */
interface Scope {
  importScripts(url: string): void;
  initRDKitModule(options: { locateFile: () => string }): Promise<Rdkit>;
  postMessage(message: Drawing): void;
  onmessage: ((event: MessageEvent<DrawingOrder>) => void) | null;
}

export interface DrawingOrder {
  readonly smiles: string;
  readonly scriptUrl: string;
  readonly wasmUrl: string;
}

export interface Drawing {
  readonly smiles: string;
  /** `null` where the library cannot read the SMILES or could not be loaded. */
  readonly svg: string | null;
}

const scope = globalThis as unknown as Scope;
let loading: Promise<Rdkit> | undefined;

function load({ scriptUrl, wasmUrl }: DrawingOrder): Promise<Rdkit> {
  if (loading === undefined) {
    scope.importScripts(scriptUrl);
    loading = scope.initRDKitModule({ locateFile: () => wasmUrl });
  }
  return loading;
}

/** Drawn on nothing, so that the page chooses the ground. */
async function draw(order: DrawingOrder): Promise<string | null> {
  const molecule = (await load(order)).get_mol(order.smiles);
  try {
    return (
      molecule?.get_svg_with_highlights(
        JSON.stringify({ width: 320, height: 220, clearBackground: false, bondLineWidth: 1.5 }),
      ) ?? null
    );
  } finally {
    molecule?.delete();
  }
}

scope.onmessage = ({ data }) => {
  const answer = (svg: string | null) => scope.postMessage({ smiles: data.smiles, svg });
  draw(data).then(answer, () => answer(null));
};
