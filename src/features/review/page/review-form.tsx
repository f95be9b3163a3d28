import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { ReviewDraft } from '../contract.ts';

interface FormProps {
  readonly label: string;
  readonly begin?: ReviewDraft;
  readonly isBusy: boolean;
  readonly problem: string | undefined;
  readonly onCancel: () => void;
  readonly onSave: (draft: ReviewDraft) => Promise<void>;
}

const EMPTY: ReviewDraft = { title: '', event: '', place: '', heldOn: '' };

export function ReviewForm({ label, begin = EMPTY, isBusy, problem, onCancel, onSave }: FormProps) {
  const words = useWords();
  const [draft, setDraft] = useState(begin);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(draft);
      }}
    >
      {(['title', 'event', 'place', 'heldOn'] as const).map((key) => (
        <TextInput
          key={key}
          required={key === 'title' || key === 'heldOn'}
          type={key === 'heldOn' ? 'date' : 'text'}
          maxLength={300}
          label={words(`review.field.${key}`)}
          value={draft[key]}
          onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value })}
        />
      ))}
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy}>
          {label}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          {words('work.cancel')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
