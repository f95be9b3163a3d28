import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { focusOnce, NotedStep, Problem, StepForm, useOpening } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../../access/contract.ts';
import type { ParticipantItem } from '../../access/people.ts';
import { MEETING_ENDPOINTS, type MeetingItem } from '../../meetings/contract.ts';
import { type ChosenRecord, RecordSelect } from '../../search/page/record-select.tsx';
import type { RecommendationResponse } from '../contract.ts';
import { isBeforeText } from '../rules.ts';
import { useRecommendation } from './use-recommendation.ts';

interface Part {
  readonly held: RecommendationResponse;
}

interface ActionsProps extends Part {
  /** A step takes the text as it is saved: it would leave behind what was typed since. */
  readonly isUnsaved: boolean;
}

/** What whoever runs the group may do with a text. */
export function Actions({ held, isUnsaved }: ActionsProps) {
  const words = useWords();
  if (!held.may.some((each) => each !== 'edit')) return null;
  return (
    <section className="card stack no-print">
      <h2>{words('triage.next')}</h2>
      {isUnsaved ? <p className="dim">{words('draft.saveFirst')}</p> : <Steps held={held} />}
    </section>
  );
}

function Steps({ held }: Part) {
  const words = useWords();
  const { step, problem, isBusy } = useRecommendation(held);
  const [by, setBy] = useState<ChosenRecord | null>(null);
  const may = (each: RecommendationResponse['may'][number]) => held.may.includes(each);
  return (
    <>
      {may('propose') ? (
        <Opened label={words('advice.step.propose')} isMain>
          {(close) => <ProposeForm held={held} onDone={close} />}
        </Opened>
      ) : null}
      {may('adopt') ? (
        <Opened label={words('advice.step.adopt')}>
          {(close) => <AdoptForm held={held} onDone={close} />}
        </Opened>
      ) : null}
      {may('supersede') ? (
        <div>
          <NotedStep
            label={words('advice.step.supersede')}
            ask={words('advice.ask.supersede')}
            isBusy={isBusy}
            onDone={async (note) =>
              (await step({ step: 'supersede', by: Number(by?.id), note })) !== undefined
            }
          >
            <RecordSelect
              kind="recommendation"
              except={String(held.id)}
              label={words('advice.ask.by')}
              description={words('advice.ask.byHelp')}
              value={by}
              onChange={setBy}
            />
          </NotedStep>
        </div>
      ) : null}
      {may('withdraw') ? (
        <div>
          <NotedStep
            label={words('advice.step.withdraw')}
            ask={words('advice.ask.withdraw')}
            isBusy={isBusy}
            onDone={async (note) => (await step({ step: 'withdraw', note })) !== undefined}
          />
        </div>
      ) : null}
      <Problem text={problem} />
    </>
  );
}

interface OpenedProps {
  readonly label: string;
  readonly isMain?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

function Opened({ label, isMain = false, children }: OpenedProps) {
  const { isOpen, open, close, button } = useOpening();
  if (isOpen) return children(close);
  return (
    <div>
      <Button ref={button} size="xs" variant={isMain ? 'filled' : 'default'} onClick={open}>
        {label}
      </Button>
    </div>
  );
}

interface FormProps extends Part {
  readonly onDone: () => void;
}

const MOST_MEETINGS = 100;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

function ProposeForm({ held, onDone }: FormProps) {
  const words = useWords();
  const { step, problem, isBusy } = useRecommendation(held);
  const [until, setUntil] = useState('');
  const propose = async () => {
    const silenceUntil = new Date(until).toISOString();
    if ((await step({ step: 'propose', silenceUntil })) !== undefined) onDone();
  };
  return (
    <StepForm
      isNarrow
      label={words('advice.step.propose')}
      isBusy={isBusy}
      problem={problem}
      onSend={propose}
      onCancel={onDone}
    >
      <TextInput
        required
        ref={focusOnce}
        type="datetime-local"
        label={words('advice.ask.until')}
        description={words('advice.ask.untilHelp', { zone })}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </StepForm>
  );
}

function AdoptForm({ held, onDone }: FormProps) {
  const words = useWords();
  const { step, problem, isBusy } = useRecommendation(held);
  const participants = useApi<{ items: ParticipantItem[] }>(
    ACCESS_ENDPOINTS.participants.path,
    {},
    { isTimed: false },
  );
  const [meeting, setMeeting] = useState<string | null>(null);
  const [dissents, setDissents] = useState<{ readonly participantId: number; readonly reason: string }[]>([]);
  const options = (participants.data?.items ?? [])
    .filter(({ joinedOn, leftOn }) => joinedOn !== null && leftOn === null)
    .map(({ id, name }) => ({ value: String(id), label: name }));
  const reasonOf = (id: number) => dissents.find(({ participantId }) => participantId === id)?.reason ?? '';
  const adopt = async () => {
    if ((await step({ step: 'adopt', meetingId: Number(meeting), dissents })) !== undefined) onDone();
  };
  return (
    <StepForm
      isNarrow
      label={words('advice.step.adopt')}
      isBusy={isBusy}
      problem={problem}
      onSend={adopt}
      onCancel={onDone}
    >
      <MeetingSelect held={held} value={meeting} onChange={setMeeting} />
      <MultiSelect
        searchable
        label={words('advice.ask.dissents')}
        placeholder={words('advice.typeName')}
        data={options}
        value={dissents.map(({ participantId }) => String(participantId))}
        onChange={(ids) =>
          setDissents(ids.map((id) => ({ participantId: Number(id), reason: reasonOf(Number(id)) })))
        }
      />
      {dissents.map(({ participantId, reason }) => (
        <Textarea
          key={participantId}
          required
          autosize
          label={words('advice.ask.dissent', {
            participant: options.find(({ value }) => value === String(participantId))?.label ?? '',
          })}
          value={reason}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setDissents((all) =>
              all.map((each) => (each.participantId === participantId ? { ...each, reason: value } : each)),
            );
          }}
        />
      ))}
    </StepForm>
  );
}

function usePastMeetings(group: string): readonly MeetingItem[] | undefined {
  const query = { group, when: 'past', limit: MOST_MEETINGS };
  return useApi<{ items: MeetingItem[] }>(MEETING_ENDPOINTS.list.path, query, { isTimed: false }).data?.items;
}

/** The meetings at which a text could be adopted, newest first: of its group, and of the one that steers it. */
function MeetingSelect(
  props: Part & {
    readonly value: string | null;
    readonly onChange: (id: string | null) => void;
  },
) {
  const words = useWords();
  const { group, draftedAt, silenceFrom } = props.held;
  const text = {
    draftedAt: new Date(draftedAt),
    silenceFrom: silenceFrom === null ? null : new Date(silenceFrom),
  };
  const own = usePastMeetings(group.key);
  const steering = usePastMeetings(group.key.split('.')[0]!);
  const all = own && steering && [...new Map([...own, ...steering].map((each) => [each.id, each])).values()];
  const could = (all ?? [])
    .filter(
      ({ state, hasQuorum, endsAt, timeZone }) =>
        hasQuorum &&
        (state === 'held' || state === 'approved') &&
        !isBeforeText({ endsAt: new Date(endsAt), timeZone }, text),
    )
    .sort((one, other) => Date.parse(other.startsAt) - Date.parse(one.startsAt));
  return (
    <Select
      required
      searchable
      ref={focusOnce}
      openOnFocus={false}
      label={words('advice.ask.meeting')}
      description={words(
        all !== undefined && could.length === 0 ? 'advice.ask.meetingNone' : 'advice.ask.meetingHelp',
      )}
      data={could.map(({ id, title, startsAt, session }) => ({
        value: String(id),
        label: [
          words.instant(startsAt),
          ...(session === 'single' ? [] : [words(`meetings.session.${session}`)]),
          title,
        ].join(' · '),
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
