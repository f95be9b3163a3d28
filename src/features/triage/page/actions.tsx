import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { ALERT_ENDPOINTS } from '../../alerts/contract.ts';
import { type ChosenRecord, RecordSelect } from '../../search/page/record-select.tsx';
import type { TriageResponse } from '../contract.ts';
import { CREDIBILITIES, SOURCE_GRADES } from '../rules.ts';
import { useTriageSteps } from './use-triage.ts';

const NOTED = ['verify', 'dismiss', 'reopen', 'note'] as const;

/** What the reader may do with a triage now. */
export function TriageActions({ triage }: { readonly triage: TriageResponse }) {
  const words = useWords();
  const { step, problem, isBusy } = useTriageSteps(triage);
  const [isAdding, setAdding] = useState(false);
  const isGraded = triage.sourceGrade !== null && triage.credibility !== null;
  return (
    <div className="stack">
      {triage.may.includes('grade') ? (
        <GradeForm
          key={`${triage.sourceGrade}${triage.credibility}`}
          triage={triage}
          step={step}
          isBusy={isBusy}
        />
      ) : null}
      {triage.state === 'open' && !isGraded && triage.may.length > 0 ? (
        <p className="dim">{words('triage.gradeFirst')}</p>
      ) : null}
      {isAdding ? <AddSignal step={step} isBusy={isBusy} onDone={() => setAdding(false)} /> : null}
      <div className="row">
        {triage.mayDraft ? <DraftAlert id={triage.id} /> : null}
        {NOTED.filter((each) => triage.may.includes(each)).map((each) => (
          <NotedStep
            key={each}
            label={words(`triage.step.${each}`)}
            ask={words(`triage.ask.${each}`)}
            isBusy={isBusy}
            isMain={each === 'verify'}
            onDone={(note) => step({ step: each, note })}
          />
        ))}
        {triage.may.includes('add') && !isAdding ? (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {words('triage.step.add')}
          </Button>
        ) : null}
        {triage.may.includes('take') ? (
          <Button size="xs" variant="default" loading={isBusy} onClick={() => void step({ step: 'take' })}>
            {words('triage.step.take')}
          </Button>
        ) : null}
      </div>
      <Problem text={problem} />
    </div>
  );
}

interface AddProps {
  readonly step: (body: object) => Promise<boolean>;
  readonly isBusy: boolean;
  readonly onDone: () => void;
}

/** Another signal that tells of the same. */
function AddSignal({ step, isBusy, onDone }: AddProps) {
  const words = useWords();
  const [signal, setSignal] = useState<ChosenRecord | null>(null);
  return (
    <form
      className="noted"
      onSubmit={async (event) => {
        event.preventDefault();
        if (await step({ step: 'add', signalId: signal?.id })) onDone();
      }}
    >
      <RecordSelect
        kind="signal"
        label={words('triage.ask.add')}
        description={words('triage.ask.addHelp')}
        value={signal}
        onChange={setSignal}
      />
      <div className="row">
        <Button type="submit" size="xs" loading={isBusy} disabled={signal === null}>
          {words('triage.step.add')}
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          {words('work.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface GradeProps {
  readonly triage: TriageResponse;
  readonly step: (body: object) => Promise<boolean>;
  readonly isBusy: boolean;
}

function GradeForm({ triage, step, isBusy }: GradeProps) {
  const words = useWords();
  const [source, setSource] = useState<string | null>(triage.sourceGrade);
  const [credible, setCredible] = useState<string | null>(
    triage.credibility === null ? null : String(triage.credibility),
  );
  const isSame = source === triage.sourceGrade && credible === String(triage.credibility);
  return (
    <form
      className="filters"
      onSubmit={(event) => {
        event.preventDefault();
        void step({ step: 'grade', sourceGrade: source, credibility: Number(credible) });
      }}
    >
      <Select
        size="xs"
        label={words('triage.source')}
        data={SOURCE_GRADES.map((each) => ({ value: each, label: words(`triage.sourceGrade.${each}`) }))}
        value={source}
        onChange={setSource}
      />
      <Select
        size="xs"
        label={words('triage.credible')}
        data={CREDIBILITIES.map((each) => ({
          value: String(each),
          label: words(`triage.credibility.${each}`),
        }))}
        value={credible}
        onChange={setCredible}
      />
      <Button
        type="submit"
        size="xs"
        variant="default"
        loading={isBusy}
        disabled={source === null || credible === null || isSame}
      >
        {words('triage.step.grade')}
      </Button>
    </form>
  );
}

function DraftAlert({ id }: { readonly id: number }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const { go } = useAddress();
  const draft = async () => {
    const alert = await send<{ id: number }>(
      ALERT_ENDPOINTS.draft.path,
      { triageIds: [id] },
      { isAhead: true },
    );
    if (alert !== undefined) go(`/alerts/${alert.id}`);
  };
  return (
    <>
      <Button size="xs" loading={isBusy} onClick={() => void draft()}>
        {words('triage.draft')}
      </Button>
      <Problem text={problem} />
    </>
  );
}
