import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '../../../ui/words.ts';

/** Zones are many: a list of those that match what is typed. */
const SHOWN = 40;

export function ZoneSelect(props: { readonly value: string; readonly onChange: (zone: string) => void }) {
  const words = useWords();
  const zones = useMemo(
    () => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), props.value])],
    [props.value],
  );
  return (
    <Select
      searchable
      required
      label={words('meetings.zone')}
      description={words('meetings.zoneHelp')}
      data={zones}
      limit={SHOWN}
      value={props.value}
      allowDeselect={false}
      onChange={(zone) => props.onChange(zone ?? props.value)}
    />
  );
}

export interface Plan {
  readonly time: string;
  readonly timeZone: string;
  readonly minutes: number;
}

/** Time of day, zone and length. */
export function PlanFields<T extends Plan>(props: {
  readonly plan: T;
  readonly onChange: (plan: T) => void;
}) {
  const words = useWords();
  const { plan, onChange } = props;
  return (
    <>
      <TextInput
        required
        type="time"
        label={words('meetings.time')}
        value={plan.time}
        onChange={(event) => onChange({ ...plan, time: event.currentTarget.value })}
      />
      <TextInput
        required
        type="number"
        min={5}
        max={2880}
        label={words('meetings.minutesLong')}
        value={plan.minutes}
        onChange={(event) => onChange({ ...plan, minutes: Number(event.currentTarget.value) })}
      />
      <ZoneSelect value={plan.timeZone} onChange={(timeZone) => onChange({ ...plan, timeZone })} />
    </>
  );
}

export interface About {
  readonly title: string;
  readonly place: string;
  readonly link: string;
  readonly quorum: number;
}

export function AboutFields<T extends About>(props: {
  readonly about: T;
  readonly onChange: (about: T) => void;
}) {
  const words = useWords();
  const { about, onChange } = props;
  return (
    <>
      <TextInput
        required
        maxLength={200}
        label={words('meetings.name')}
        description={words('meetings.nameHelp')}
        value={about.title}
        onChange={(event) => onChange({ ...about, title: event.currentTarget.value })}
      />
      <TextInput
        maxLength={500}
        label={words('meetings.place')}
        value={about.place}
        onChange={(event) => onChange({ ...about, place: event.currentTarget.value })}
      />
      <TextInput
        type="url"
        label={words('meetings.link')}
        value={about.link}
        onChange={(event) => onChange({ ...about, link: event.currentTarget.value })}
      />
      <TextInput
        required
        type="number"
        min={0}
        max={400}
        label={words('meetings.quorum')}
        value={about.quorum}
        onChange={(event) => onChange({ ...about, quorum: Number(event.currentTarget.value) })}
      />
    </>
  );
}
