import { Button, TextInput } from '@mantine/core';
import { useWords } from '../../../ui/words.ts';
import type { MilestoneDraft } from '../content.ts';
import type { SmartItem, SmartScore } from '../smart.ts';
import { useHints } from './smart-panel.tsx';

export const EMPTY_MILESTONE: MilestoneDraft = { title: '', deliverable: '', verifier: '', dueOn: null };

const TEXTS = ['title', 'deliverable', 'verifier'] as const;
const HINT: Readonly<Partial<Record<keyof MilestoneDraft, SmartItem>>> = {
  deliverable: 'deliverables',
  verifier: 'verifier',
  dueOn: 'dates',
};

interface MilestoneFieldsProps {
  readonly milestones: readonly MilestoneDraft[];
  readonly smart: SmartScore;
  readonly onChange: (milestones: MilestoneDraft[]) => void;
}

export function MilestoneFields({ milestones, smart, onChange }: MilestoneFieldsProps) {
  const words = useWords();
  const hints = useHints(smart);
  return (
    <fieldset className="stack choice">
      <legend>{words('commitments.milestones')}</legend>
      {milestones.length < 2 ? <p className="dim">{hints('deliverables')}</p> : null}
      {milestones.map((milestone, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: what is not saved yet has no other name than its place
          key={index}
          className="stack choice"
        >
          <legend>{words('commitments.milestone.one', { n: index + 1 })}</legend>
          <OneMilestone
            milestone={milestone}
            hint={(key) => (milestone[key] ? '' : hints(...(HINT[key] === undefined ? [] : [HINT[key]])))}
            onChange={(part) =>
              onChange(milestones.map((each, place) => (place === index ? { ...each, ...part } : each)))
            }
          />
          <div>
            <Button
              size="xs"
              variant="default"
              onClick={() => onChange(milestones.filter((_, place) => place !== index))}
            >
              {words('commitments.milestone.remove', { n: index + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button size="xs" variant="default" onClick={() => onChange([...milestones, EMPTY_MILESTONE])}>
          {words('commitments.milestone.add')}
        </Button>
      </div>
    </fieldset>
  );
}

interface OneMilestoneProps {
  readonly milestone: MilestoneDraft;
  readonly hint: (key: keyof MilestoneDraft) => string;
  readonly onChange: (part: Partial<MilestoneDraft>) => void;
}

export function OneMilestone({ milestone, hint, onChange }: OneMilestoneProps) {
  const words = useWords();
  return (
    <div className="fields">
      {TEXTS.map((key) => (
        <TextInput
          key={key}
          maxLength={300}
          label={words(`commitments.milestone.${key}`)}
          description={hint(key)}
          value={milestone[key]}
          onChange={(event) => onChange({ [key]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        type="date"
        label={words('commitments.milestone.dueOn')}
        description={hint('dueOn')}
        value={milestone.dueOn ?? ''}
        onChange={(event) => onChange({ dueOn: event.currentTarget.value || null })}
      />
    </div>
  );
}
