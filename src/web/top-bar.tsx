import { Button, Popover, SegmentedControl, TextInput, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { WhoMenu } from '../features/access/page/who.tsx';
import type { StatusResponse } from '../features/status/contract.ts';
import { useAddress } from '../ui/address.ts';
import { useWords } from '../ui/words.ts';

const DAY_MS = 86_400_000;
const shiftDays = (isoDate: string, days: number) =>
  new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

function DateForm(props: {
  readonly status: StatusResponse;
  readonly asOf: string;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { set } = useAddress();
  const [draft, setDraft] = useState(props.asOf);
  const { oldestKnown, newestKnown } = props.status;
  const show = (asOf: string | undefined) => {
    set({ asOf }, { push: true });
    props.onClose();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        show(draft === newestKnown ? undefined : draft);
      }}
    >
      <TextInput
        type="date"
        required
        label={words('asOf.label')}
        description={words('asOf.help')}
        min={oldestKnown ?? undefined}
        max={newestKnown ?? undefined}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" size="xs">
          {words('asOf.show')}
        </Button>
        <Button variant="default" size="xs" onClick={() => show(undefined)}>
          {words('asOf.newest')}
        </Button>
      </div>
    </form>
  );
}

/** Shows any past date as it was known then; steps by a week. */
function AsOf(props: { readonly status: StatusResponse }) {
  const words = useWords();
  const { search, set } = useAddress();
  const [isOpen, setOpen] = useState(false);
  const { newestKnown, oldestKnown } = props.status;
  const asOf = props.status.asOf ?? newestKnown;
  if (asOf === null || newestKnown === null) return null;
  const step = (days: number) => {
    const date = shiftDays(asOf, days);
    set({ asOf: date >= newestKnown ? undefined : date });
  };
  const isPast = search.asOf !== undefined && asOf < newestKnown;
  return (
    <fieldset className="asof" aria-label={words('asOf.label')}>
      <button
        type="button"
        className="quiet step"
        aria-label={words('asOf.weekBack')}
        disabled={oldestKnown !== null && asOf <= oldestKnown}
        onClick={() => step(-7)}
      >
        ‹
      </button>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className="quiet"
            data-testid="as-of"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {words(isPast ? 'asOf.past' : 'asOf.now', { date: asOf })}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          {isOpen ? <DateForm status={props.status} asOf={asOf} onClose={() => setOpen(false)} /> : null}
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className="quiet step"
        aria-label={words('asOf.weekOn')}
        disabled={asOf >= newestKnown}
        onClick={() => step(7)}
      >
        ›
      </button>
      {isPast ? (
        <button type="button" className="quiet" onClick={() => set({ asOf: undefined })}>
          {words('asOf.back')}
        </button>
      ) : null}
    </fieldset>
  );
}

function SearchField() {
  const words = useWords();
  const { go } = useAddress();
  const [text, setText] = useState('');
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go('/search', { q: text });
        }}
      >
        <TextInput
          id="search"
          size="xs"
          type="search"
          aria-label={words('search.label')}
          placeholder={words('search.placeholder')}
          rightSection={text === '' ? <kbd>/</kbd> : null}
          rightSectionPointerEvents="none"
          aria-keyshortcuts="/"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </search>
  );
}

export function TopBar(props: { readonly status: StatusResponse | undefined }) {
  const words = useWords();
  const { search, set } = useAddress();
  const { status } = props;
  const scheme = useMantineColorScheme();
  const isPast =
    search.asOf !== undefined &&
    status?.asOf != null &&
    status.newestKnown !== null &&
    status.asOf < status.newestKnown;
  return (
    <header className="topbar" data-past={isPast || undefined}>
      {status === undefined ? (
        <span className="waits" style={{ inlineSize: 97 }} />
      ) : (
        <SegmentedControl
          size="xs"
          aria-label={words('database.label')}
          value={status.database}
          onChange={(database) => set({ database, asOf: undefined, signal: undefined }, { push: true })}
          data={status.databases.map((entry) => ({
            value: entry.name,
            label: words(`database.${entry.name}`),
          }))}
        />
      )}
      <SearchField />
      {status === undefined ? (
        <span className="waits asof" style={{ inlineSize: 240 }} />
      ) : (
        <AsOf status={status} />
      )}
      {status?.marking == null ? null : (
        <span className="tag marking" title={words('marking.help')} data-testid="marking">
          {words('marking.tag', { marking: status.marking })}
        </span>
      )}
      <button
        type="button"
        className="quiet scheme"
        aria-label={words('scheme.switch')}
        onClick={() =>
          scheme.setColorScheme(
            document.documentElement.dataset.mantineColorScheme === 'dark' ? 'light' : 'dark',
          )
        }
      >
        <span aria-hidden="true">◐</span>
      </button>
      <WhoMenu />
    </header>
  );
}
