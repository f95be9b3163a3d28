import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MARKINGS, type Marking } from '../../../model/report.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { useGroupOptions } from '../../groups/page/use-groups.ts';
import { INPUT_ENDPOINTS, type InputContent, type InputResponse } from '../contract.ts';
import { parseInputText, writeInputForm } from '../input-text.ts';
import { INPUT_TEXTS } from '../rules.ts';

const EMPTY: InputContent = { title: '', text: '', done: '', outcome: '', organization: '', website: '' };

/** An input in minutes: one line is enough; a message that somebody sent fills it in. */
export function GiveForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords();
  const groups = useGroupOptions();
  const { send, problem, isBusy } = useSend();
  const [groupKey, setGroupKey] = useState('');
  const [content, setContent] = useState(EMPTY);
  const [marking, setMarking] = useState<Marking>('AMBER');
  const [cameBy, setCameBy] = useState<'form' | 'text'>('form');
  const give = async () => {
    const body = { groupKey, content, marking, cameBy };
    if ((await send<InputResponse>(INPUT_ENDPOINTS.give.path, body)) !== undefined) onDone();
  };
  return (
    <section className="card stack">
      <h2>{words('inputs.give')}</h2>
      <FromMessage
        groupKey={groupKey}
        onRead={(read, group) => {
          setContent({ ...EMPTY, ...read });
          setCameBy('text');
          if (groups.some(({ value }) => value === group)) setGroupKey(group);
        }}
      />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <Select
          required
          searchable
          label={words('inputs.group')}
          data={groups}
          value={groupKey === '' ? null : groupKey}
          onChange={(value) => setGroupKey(value ?? '')}
        />
        <TextInput
          required
          maxLength={300}
          label={words('inputs.text.title')}
          value={content.title}
          onChange={(event) => setContent({ ...content, title: event.currentTarget.value })}
        />
        {INPUT_TEXTS.map((key) => (
          <Textarea
            key={key}
            autosize
            minRows={key === 'text' ? 3 : 1}
            maxLength={20_000}
            label={words(`inputs.text.${key}`)}
            value={content[key]}
            onChange={(event) => setContent({ ...content, [key]: event.currentTarget.value })}
          />
        ))}
        <Select
          label={words('inputs.marking')}
          description={words(`markings.reach.${marking}`)}
          data={MARKINGS.filter((each) => each !== 'RED').map((each) => ({
            value: each,
            label: `TLP:${each}`,
          }))}
          value={marking}
          allowDeselect={false}
          onChange={(value) => setMarking((value ?? marking) as Marking)}
        />
        <div className="row">
          <Button type="submit" size="xs" loading={isBusy} disabled={groupKey === ''}>
            {words('inputs.give')}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            {words('work.cancel')}
          </Button>
        </div>
        <Problem text={problem} />
      </form>
    </section>
  );
}

interface FromMessageProps {
  readonly groupKey: string;
  readonly onRead: (content: InputContent, groupKey: string) => void;
}

/** A form to copy into a message, and a place to paste the answer into. */
function FromMessage({ groupKey, onRead }: FromMessageProps) {
  const words = useWords();
  const [message, setMessage] = useState('');
  const [lost, setLost] = useState<readonly string[]>([]);
  const [isCopied, setCopied] = useState(false);
  const read = () => {
    const found = parseInputText(message);
    const { group, ...content } = found.fields;
    setLost(found.lost.map(({ raw }) => raw));
    onRead(content, group);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(writeInputForm(groupKey));
    setCopied(true);
  };
  return (
    <details>
      <summary>{words('inputs.byMessage')}</summary>
      <div className="stack">
        <p className="dim">{words('inputs.byMessageHelp')}</p>
        <div className="row">
          <Button size="xs" variant="default" onClick={() => void copy()}>
            {words('inputs.copy')}
          </Button>
          <span role="status">{isCopied ? words('inputs.copied') : ''}</span>
        </div>
        <Textarea
          autosize
          minRows={4}
          label={words('inputs.pasted')}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <div>
          <Button size="xs" variant="default" disabled={message.trim() === ''} onClick={read}>
            {words('inputs.read')}
          </Button>
        </div>
        {lost.length === 0 ? null : <p>{words('inputs.lost', { lines: lost.join(' / ') })}</p>}
      </div>
    </details>
  );
}
