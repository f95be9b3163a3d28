/** What an entry of the registry is. */
export type RegistryKind = 'substance' | 'class' | 'preparation';

export interface UnControl {
  readonly convention: '1961' | '1971' | '1988';
  /** `I`, `II`, `III`, `IV`; for 1988: `Table I`, `Table II`. */
  readonly schedule: string;
  /**
   * Day since which this schedule holds it: of the decision of the Commission on Narcotic Drugs, or of the convention's entry into force
   * where it stood there from the start; the year (`1992`) where no more is certain; absent otherwise.
   */
  readonly since?: string;
  /** What says since when; there wherever `since` is. */
  readonly source?: string;
}

/** One entry of the registry of substances: an identity that reported names resolve to. */
export interface RegistryEntry {
  /** Stable, kebab-case: `5f-akb48`, `class-nitazenes`. */
  readonly id: string;
  readonly kind: RegistryKind;
  readonly name: string;
  /** Ids of the classes directly above; empty only for the roots. */
  readonly parents: readonly string[];
  readonly synonyms: readonly string[];
  readonly cas: readonly string[];
  readonly smiles?: string;
  readonly inchikey?: string;
  readonly formula?: string;
  readonly controls: readonly UnControl[];
  /** Ids of the constituents, for preparations. */
  readonly constituents: readonly string[];
  /** True where the entry (or class) belongs to synthetic drugs or their precursors: the product's default view. */
  readonly isSynthetic: boolean;
  /** Where its identity was taken from. */
  readonly source: string;
}

export type ResolutionRule =
  | 'exact'
  | 'normalised'
  | 'synonym'
  | 'salt-or-form'
  | 'systematic-name'
  | 'typing-mistake'
  | 'mixture'
  | 'group'
  | 'unspecified'
  | 'person'
  | 'none';

/** What a name as written stands for. */
export interface NameResolution {
  /** `resolved`: to the targets; `unspecified`: the name says nothing («Unknown», «Other»); `review`: a person must settle it. */
  readonly outcome: 'resolved' | 'unspecified' | 'review';
  /** Registry ids; several for a mixture. */
  readonly targets: readonly string[];
  readonly rule: ResolutionRule;
  /** In [0,1]. */
  readonly confidence: number;
  /** For `review`: likely targets, best first, with why. */
  readonly candidates: readonly {
    readonly target: string;
    readonly confidence: number;
    readonly rule: ResolutionRule;
  }[];
}
