import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem, StepForm } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { GROUP_ENDPOINTS, type GroupResponse } from '../contract.ts';

interface Part {
  readonly group: GroupResponse;
}

function useGroupSteps(group: GroupResponse) {
  const { send, problem, isBusy } = useSend();
  const step = (body: object) =>
    send<GroupResponse>(`${GROUP_ENDPOINTS.list.path}/${group.key}/steps`, {
      version: group.version,
      ...body,
    });
  return { step, problem, isBusy };
}

/** What a group is for; the secretariat writes it. */
export function Mandate({ group }: Part) {
  const words = useWords();
  const [open, setOpen] = useState<'edit' | 'end'>();
  const { step, problem, isBusy } = useGroupSteps(group);
  const close = () => setOpen(undefined);
  return (
    <section className="card">
      <h2>{words('groups.mandate')}</h2>
      {open === 'edit' ? (
        <EditForm group={group} onDone={close} />
      ) : group.mandate === '' ? (
        <p className="dim">{words('groups.noMandate')}</p>
      ) : (
        <p className="told">{group.mandate}</p>
      )}
      {open === 'end' ? <EndForm group={group} onDone={close} /> : null}
      {group.mayEdit && open === undefined ? (
        <div className="row">
          <Button size="xs" variant="default" onClick={() => setOpen('edit')}>
            {words('groups.edit')}
          </Button>
          {group.endedOn === null ? (
            <Button size="xs" variant="default" onClick={() => setOpen('end')}>
              {words('groups.end')}
            </Button>
          ) : (
            <Button
              size="xs"
              variant="default"
              loading={isBusy}
              onClick={() => void step({ step: 'resume' })}
            >
              {words('groups.resume')}
            </Button>
          )}
        </div>
      ) : null}
      <Problem text={problem} />
    </section>
  );
}

function EditForm({ group, onDone }: Part & { readonly onDone: () => void }) {
  const words = useWords();
  const { step, problem, isBusy } = useGroupSteps(group);
  const [begun] = useState(group.version);
  const [title, setTitle] = useState(group.title);
  const [mandate, setMandate] = useState(group.mandate);
  const save = async () => {
    if ((await step({ step: 'edit', version: begun, title, mandate })) !== undefined) onDone();
  };
  return (
    <StepForm label={words('groups.save')} isBusy={isBusy} problem={problem} onSend={save} onCancel={onDone}>
      <TextInput
        required
        maxLength={200}
        label={words('groups.name')}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={4}
        label={words('groups.mandate')}
        value={mandate}
        onChange={(event) => setMandate(event.currentTarget.value)}
      />
    </StepForm>
  );
}

function EndForm({ group, onDone }: Part & { readonly onDone: () => void }) {
  const words = useWords();
  const { step, problem, isBusy } = useGroupSteps(group);
  const [on, setOn] = useState('');
  const end = async () => {
    if ((await step({ step: 'end', on })) !== undefined) onDone();
  };
  return (
    <StepForm label={words('groups.end')} isBusy={isBusy} problem={problem} onSend={end} onCancel={onDone}>
      <TextInput
        required
        type="date"
        label={words('groups.endOn')}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
    </StepForm>
  );
}
