import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.ts';

interface Versioned {
  readonly version: number;
}

export interface Draft<T> {
  readonly values: T;
  readonly change: (next: T | ((held: T) => T)) => void;
  /** The version that this text began from: what somebody else saves meanwhile is not written over unseen. */
  readonly begun: number;
  readonly isSaved: boolean;
  /** Takes what saving answered; nothing where it failed. */
  readonly noteSaved: (saved: Versioned | undefined) => void;
  /** Somebody else has saved since. */
  readonly isOvertaken: boolean;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

/** What a person types of a record. It stays here until it is saved, also where somebody else has saved meanwhile. */
export function useDraft<R extends Versioned, T>(held: R, valuesOf: (held: R) => T): Draft<T> {
  const [values, setValues] = useState(() => valuesOf(held));
  const [begun, setBegun] = useState(held.version);
  const [isSaved, setSaved] = useState(false);
  return {
    values,
    change: (next) => {
      setValues(next);
      setSaved(false);
    },
    begun,
    isSaved,
    noteSaved: (saved) => {
      if (saved !== undefined) setBegun(saved.version);
      setSaved(saved !== undefined);
    },
    isOvertaken: held.version > begun,
    takeTheirs: () => {
      setValues(valuesOf(held));
      setBegun(held.version);
    },
    keepMine: () => setBegun(held.version),
  };
}

/** Beside the button that saves: that it is saved. */
export function Saved({ draft }: { readonly draft: Pick<Draft<unknown>, 'isSaved'> }) {
  const words = useWords();
  return <span role="status">{draft.isSaved ? words('draft.saved') : ''}</span>;
}

interface OvertakenProps {
  readonly draft: Pick<Draft<unknown>, 'isOvertaken' | 'takeTheirs' | 'keepMine'>;
  readonly isBusy: boolean;
}

/** Somebody else has saved since this text was begun: whose text goes on. */
export function Overtaken({ draft, isBusy }: OvertakenProps) {
  const words = useWords();
  if (!draft.isOvertaken || isBusy) return null;
  return (
    <div className="notice" role="status">
      <p>{words('draft.savedByOther')}</p>
      <div className="row">
        <Button size="xs" variant="default" onClick={draft.takeTheirs}>
          {words('draft.takeTheirs')}
        </Button>
        <Button size="xs" variant="default" onClick={draft.keepMine}>
          {words('draft.keepMine')}
        </Button>
      </div>
    </div>
  );
}
