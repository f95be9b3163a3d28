import { Checkbox, MultiSelect } from '@mantine/core';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../../access/contract.ts';
import type { ParticipantItem } from '../../access/people.ts';
import { GROUP_ENDPOINTS, type GroupItem } from '../../groups/contract.ts';
import type { RecipientChoice } from '../contract.ts';

const untimed = { isTimed: false } as const;

interface RecipientFieldsProps {
  readonly choice: RecipientChoice;
  readonly onChange: (choice: RecipientChoice) => void;
}

/** Whom to ask: participants by name, by group or line of effort, or all. */
export function RecipientFields({ choice, onChange }: RecipientFieldsProps) {
  const words = useWords();
  const participants = useApi<{ items: ParticipantItem[] }>(ACCESS_ENDPOINTS.participants.path, {}, untimed);
  const groups = useApi<{ items: GroupItem[] }>(GROUP_ENDPOINTS.list.path, {}, untimed);
  return (
    <fieldset className="stack choice">
      <legend>{words('alerts.recipients')}</legend>
      <MultiSelect
        searchable
        disabled={choice.isAll}
        label={words('alerts.toParticipants')}
        placeholder={words('alerts.typeName')}
        data={(participants.data?.items ?? [])
          .filter(({ joinedOn, leftOn }) => joinedOn !== null && leftOn === null)
          .map(({ id, name }) => ({ value: String(id), label: name }))}
        value={choice.participants.map(String)}
        onChange={(values) => onChange({ ...choice, participants: values.map(Number) })}
      />
      <MultiSelect
        searchable
        disabled={choice.isAll}
        label={words('alerts.toGroups')}
        placeholder={words('alerts.typeName')}
        data={(groups.data?.items ?? []).map(({ key, title, parentKey }) => ({
          value: key,
          label: words(parentKey === null ? 'alerts.line' : 'alerts.group', { key, title }),
        }))}
        value={[...choice.groups]}
        onChange={(values) => onChange({ ...choice, groups: values })}
      />
      <Checkbox
        label={words('alerts.toAll')}
        checked={choice.isAll}
        onChange={(event) => onChange({ ...choice, isAll: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
