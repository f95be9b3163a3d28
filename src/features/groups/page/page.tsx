import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { StepForm } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useMe, useSend } from '../../access/page/use-access.ts';
import { CalendarFeed } from '../../meetings/page/feed-card.tsx';
import { Meetings } from '../../meetings/page/meeting-lists.tsx';
import { GROUP_ENDPOINTS, type GroupItem, type GroupResponse } from '../contract.ts';

/** Every group, and what is to come. */
export function Page() {
  const words = useWords();
  const me = useMe();
  const isMember = (me.data?.participants.length ?? 0) > 0;
  const query = useApi<{ items: readonly GroupItem[]; mayAdd: boolean }>(
    GROUP_ENDPOINTS.list.path,
    {},
    { isTimed: false },
  );
  return (
    <article className="stack">
      <header>
        <h1>{words('groups.title')}</h1>
        <p>{words('groups.lead')}</p>
      </header>
      <div className="columns">
        <div className="stack">
          {isMember ? (
            <Meetings words="groups.yours" query={{ when: 'coming', mine: 'true' }} hasGroup />
          ) : null}
          <Meetings words="groups.nextAll" query={{ when: 'coming' }} hasGroup />
        </div>
        <div className="stack">
          <section className="card">
            <h2>{words('groups.all')}</h2>
            <Loaded query={query} height={240}>
              {({ items, mayAdd }) => (
                <>
                  <GroupTree groups={items} />
                  {mayAdd ? <AddGroup /> : null}
                </>
              )}
            </Loaded>
          </section>
          <CalendarFeed />
        </div>
      </div>
    </article>
  );
}

function GroupTree({ groups }: { readonly groups: readonly GroupItem[] }) {
  const lines = groups.filter(({ parentKey }) => parentKey === null);
  return (
    <ul className="witnesses stack">
      {lines.map((line) => (
        <li key={line.key}>
          <strong>
            <GroupLine group={line} />
          </strong>
          <ul className="witnesses">
            {groups
              .filter(({ parentKey }) => parentKey === line.key)
              .map((group) => (
                <li key={group.key}>
                  <GroupLine group={group} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function GroupLine({ group: { key, title, participants, endedOn } }: { readonly group: GroupItem }) {
  const words = useWords();
  return (
    <>
      <AppLink to={`/groups/${key}`} data-walk>
        {key} {title}
      </AppLink>{' '}
      <span className="dim nowrap">{words('groups.byParticipant', { count: participants })}</span>{' '}
      {endedOn === null ? null : <span className="tag">{words('groups.ended', { on: endedOn })}</span>}
    </>
  );
}

const EMPTY = { key: '', title: '', mandate: '' };

function AddGroup() {
  const words = useWords();
  const { go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(EMPTY);
  const add = async () => {
    const made = await send<GroupResponse>(GROUP_ENDPOINTS.add.path, draft, { isAhead: true });
    if (made !== undefined) go(`/groups/${made.key}`);
  };
  if (!isOpen)
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {words('groups.add')}
      </Button>
    );
  return (
    <StepForm
      label={words('groups.add')}
      isBusy={isBusy}
      problem={problem}
      onSend={add}
      onCancel={() => setOpen(false)}
    >
      <TextInput
        required
        pattern="[1-9](\.[1-9])?"
        label={words('groups.number')}
        description={words('groups.numberHelp')}
        value={draft.key}
        onChange={(event) => setDraft({ ...draft, key: event.currentTarget.value })}
      />
      <TextInput
        required
        maxLength={200}
        label={words('groups.name')}
        value={draft.title}
        onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={3}
        label={words('groups.mandate')}
        value={draft.mandate}
        onChange={(event) => setDraft({ ...draft, mandate: event.currentTarget.value })}
      />
    </StepForm>
  );
}
