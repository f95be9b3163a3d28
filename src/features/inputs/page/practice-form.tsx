import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { MARKINGS, type Marking } from '../../../model/report.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import type { PracticeResponse } from '../contract.ts';
import { GRADES, type Grade, PRACTICE_TEXTS } from '../rules.ts';

interface FormProps {
  readonly held: PracticeResponse;
  readonly onDone?: () => void;
}

const NEEDED: readonly string[] = ['summary', 'context'];

/** The words of a good practice and how certain its evidence makes us. */
export function PracticeForm({ held, onDone }: FormProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const [content, setContent] = useState(held.content);
  const [grade, setGrade] = useState<Grade | null>(held.grade);
  const [marking, setMarking] = useState<Marking>(held.marking);
  // The version that this text began from: what somebody else saves meanwhile is not written over unseen.
  const [begun, setBegun] = useState(held.version);
  const [isSaved, setSaved] = useState(false);
  const save = async () => {
    const body = { step: 'edit', version: begun, content, grade, marking };
    const saved = await send<PracticeResponse>(`/api/practices/${held.id}/steps`, body);
    if (saved === undefined) return;
    setBegun(saved.version);
    setSaved(true);
    onDone?.();
  };
  return (
    <form
      className="stack"
      onChange={() => setSaved(false)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={words('practices.text.title')}
        description={words('practices.needed')}
        maxLength={300}
        value={content.title}
        onChange={(event) => setContent({ ...content, title: event.currentTarget.value })}
      />
      {PRACTICE_TEXTS.map((key) => (
        <Textarea
          key={key}
          autosize
          minRows={2}
          maxLength={20_000}
          label={words(`practices.text.${key}`)}
          description={NEEDED.includes(key) ? words('practices.needed') : undefined}
          value={content[key]}
          onChange={(event) => setContent({ ...content, [key]: event.currentTarget.value })}
        />
      ))}
      <Select
        clearable
        label={words('practices.gradeLabel')}
        description={words('practices.gradeHelp')}
        data={GRADES.map((value) => ({ value, label: words(`practices.grade.${value}`) }))}
        value={grade}
        onChange={(value) => setGrade(value as Grade | null)}
      />
      <Select
        label={words('report.marking')}
        description={words(`markings.reach.${marking}`)}
        data={MARKINGS.filter((each) => each !== 'RED' || held.floor === 'RED').map((each) => ({
          value: each,
          label: `TLP:${each}`,
        }))}
        value={marking}
        allowDeselect={false}
        onChange={(value) => setMarking((value ?? marking) as Marking)}
      />
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy}>
          {words('practices.step.edit')}
        </Button>
        {onDone === undefined ? null : (
          <Button size="xs" variant="default" onClick={onDone}>
            {words('work.cancel')}
          </Button>
        )}
        <span role="status">{isSaved ? words('advice.saved') : ''}</span>
      </div>
      <Problem text={problem} />
      {held.version > begun && !isBusy ? (
        <div className="row">
          <span>{words('advice.savedByOther')}</span>
          <Button size="xs" variant="default" onClick={() => setBegun(held.version)}>
            {words('advice.keepMine')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
