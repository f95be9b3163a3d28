import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { StepForm } from '../../../ui/kit/work.tsx';
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
    <StepForm
      label={label}
      isBusy={isBusy}
      problem={problem}
      onSend={() => onSave(draft)}
      onCancel={onCancel}
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
    </StepForm>
  );
}
