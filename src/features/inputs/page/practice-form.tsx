import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { MARKINGS, type Marking } from '../../../model/report.ts';
import { Overtaken, Saved, useDraft } from '../../../ui/kit/draft.tsx';
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

interface PracticeValues {
  readonly content: PracticeResponse['content'];
  readonly grade: Grade | null;
  readonly marking: Marking;
}

const valuesOf = ({ content, grade, marking }: PracticeResponse): PracticeValues => ({
  content,
  grade,
  marking,
});

/** The words of a good practice and how certain its evidence makes us. */
export function PracticeForm({ held, onDone }: FormProps) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const draft = useDraft(held, valuesOf);
  const { content, grade, marking } = draft.values;
  const change = (part: Partial<PracticeValues>) => draft.change((before) => ({ ...before, ...part }));
  const save = async (version = draft.begun) => {
    const body = { step: 'edit', version, ...draft.values };
    const saved = await send<PracticeResponse>(`/api/practices/${held.id}/steps`, body, {
      isAhead: onDone === undefined,
    });
    draft.noteSaved(saved);
    if (saved !== undefined) onDone?.();
  };
  return (
    <form
      data-draft
      className="stack"
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
        onChange={(event) => change({ content: { ...content, title: event.currentTarget.value } })}
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
          onChange={(event) => change({ content: { ...content, [key]: event.currentTarget.value } })}
        />
      ))}
      <Select
        clearable
        label={words('practices.gradeLabel')}
        description={words('practices.gradeHelp')}
        data={GRADES.map((value) => ({ value, label: words(`practices.grade.${value}`) }))}
        value={grade}
        onChange={(value) => change({ grade: value as Grade | null })}
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
        onChange={(value) => change({ marking: (value ?? marking) as Marking })}
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
        <Saved draft={draft} />
      </div>
      <Problem text={problem} />
      <Overtaken draft={draft} isBusy={isBusy} onKeepMine={(version) => void save(version)} />
    </form>
  );
}
