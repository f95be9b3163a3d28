import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useUnsaved } from '../unsaved.ts';
import { useWords } from '../words.ts';

interface Versioned {
  readonly version: number;
}

export interface Draft<T, R = never> {
  readonly values: T;
  readonly change: (next: T | ((held: T) => T)) => void;
  /** The version that this text began from: what somebody else saves meanwhile is not written over unseen. */
  readonly begun: number;
  /** The version that stands now: whoever keeps their own text saves it over this one. */
  readonly current: number;
  readonly isSaved: boolean;
  /** Something was typed that nobody else can see yet. */
  readonly isUnsaved: boolean;
  /** Takes what saving answered; nothing where it failed. What was typed while it was on its way is not saved yet. */
  readonly noteSaved: (saved: Versioned | undefined) => void;
  /** Somebody else has saved since. */
  readonly isOvertaken: boolean;
  readonly takeTheirs: () => void;
  /** Begins again from what was made anew. */
  readonly restart: (from: R) => void;
}

/** What a person types of a record. It stays here until it is saved, also where somebody else has saved meanwhile. */
export function useDraft<R extends Versioned, T>(held: R, valuesOf: (held: R) => T): Draft<T, R> {
  const [values, setValues] = useState(() => valuesOf(held));
  const [begun, setBegun] = useState(held.version);
  const [isSaved, setSaved] = useState(false);
  const [isUnsaved, setUnsaved] = useState(false);
  const newest = useRef(values);
  newest.current = values;
  useUnsaved(isUnsaved);
  const restart = (from: R) => {
    setValues(valuesOf(from));
    setBegun(from.version);
    setUnsaved(false);
  };
  return {
    values,
    change: (next) => {
      setValues(next);
      setSaved(false);
      setUnsaved(true);
    },
    begun,
    current: held.version,
    isSaved,
    isUnsaved,
    noteSaved: (saved) => {
      const isAll = saved !== undefined && newest.current === values;
      if (saved !== undefined) setBegun(saved.version);
      if (isAll) setUnsaved(false);
      setSaved(isAll);
    },
    isOvertaken: held.version > begun,
    takeTheirs: () => restart(held),
    restart,
  };
}

/** Beside the button that saves: that it is saved. */
export function Saved({ draft }: { readonly draft: Pick<Draft<unknown>, 'isSaved'> }) {
  const words = useWords();
  return <span role="status">{draft.isSaved ? words('draft.saved') : ''}</span>;
}

interface OvertakenProps {
  readonly draft: Pick<Draft<unknown>, 'isOvertaken' | 'takeTheirs' | 'current'>;
  readonly isBusy: boolean;
  /** Saves what was typed here over this version. */
  readonly onKeepMine: (version: number) => void;
}

/** Somebody else has saved since this text was begun: whose text goes on. */
export function Overtaken({ draft, isBusy, onKeepMine }: OvertakenProps) {
  const words = useWords();
  if (!draft.isOvertaken || isBusy) return null;
  return (
    <div className="notice" role="status">
      <p>{words('draft.savedByOther')}</p>
      <div className="row">
        <Button size="xs" variant="default" onClick={draft.takeTheirs}>
          {words('draft.takeTheirs')}
        </Button>
        <Button size="xs" variant="default" onClick={() => onKeepMine(draft.current)}>
          {words('draft.keepMine')}
        </Button>
      </div>
    </div>
  );
}
