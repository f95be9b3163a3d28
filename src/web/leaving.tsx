import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { dropUnsaved, hasUnsaved, useAsking, watchTyping } from '../ui/unsaved.ts';
import { useWords } from '../ui/words.ts';
import { NO_BANNER } from './no-banner.ts';

interface Place {
  readonly pathname: string;
  readonly search: object;
}

const databaseOf = ({ search }: Place): unknown => (search as { readonly database?: string }).database;
/** What is typed goes with the page that it stands on, not with what the page is asked for. */
const isElsewhere = (here: Place, there: Place): boolean =>
  here.pathname !== there.pathname || databaseOf(here) !== databaseOf(there);

/** Asks before what was entered on a page, and is saved nowhere, is lost: the page is left, or somebody else is to look at it. */
export function Leaving() {
  const words = useWords();
  useEffect(watchTyping, []);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isElsewhere(current, next) && hasUnsaved(),
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });
  const [other, setOther] = useState<{ readonly go: () => void }>();
  useAsking(useCallback((go: () => void) => setOther({ go }), []));
  const stay = () => {
    setOther(undefined);
    blocker.reset?.();
  };
  const leave = () => {
    dropUnsaved();
    setOther(undefined);
    other?.go();
    blocker.proceed?.();
  };
  return (
    <Modal
      opened={other !== undefined || blocker.status === 'blocked'}
      onClose={stay}
      title={words('leaving.title')}
      attributes={NO_BANNER}
      closeButtonProps={{ 'aria-label': words('leaving.stay') }}
    >
      <p>{words('leaving.text')}</p>
      <div className="row">
        <Button size="xs" data-autofocus onClick={stay}>
          {words('leaving.stay')}
        </Button>
        <Button size="xs" variant="default" onClick={leave}>
          {words('leaving.go')}
        </Button>
      </div>
    </Modal>
  );
}
