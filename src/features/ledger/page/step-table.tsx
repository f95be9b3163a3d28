import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import { type LedgerResponse, tellStep } from '../contract.ts';

type Step = LedgerResponse['steps'][number];

interface StepTableProps {
  readonly caption: string;
  readonly steps: readonly Step[];
}

/** How long each step takes, beside what is aimed at and what was published. */
export function StepTable({ caption, steps }: StepTableProps) {
  const words = useWords();
  return (
    <>
      <DataTable caption={caption} columns={stepColumns(words)} rows={steps} rowKey={({ step }) => step} />
      <p className="dim">
        {steps.some(({ step }) => step === 'signal-to-triage') ? words('ledger.untakenHelp') : null}{' '}
        {words('ledger.publishedHelp')}
      </p>
    </>
  );
}

const stepColumns = (words: Words): Column<Step>[] => [
  { id: 'step', header: words('ledger.step'), value: (row) => tellStep(words, row).step },
  {
    id: 'median',
    header: words('ledger.median'),
    value: (row) => row.median,
    cell: (row) => tellStep(words, row).median,
    isNumeric: true,
  },
  {
    id: 'p90',
    header: words('ledger.p90'),
    value: (row) => row.p90,
    cell: (row) => tellStep(words, row).p90,
    isNumeric: true,
  },
  { id: 'count', header: words('ledger.count'), value: (row) => row.count, isNumeric: true },
  { id: 'open', header: words('ledger.open'), value: (row) => row.open, isNumeric: true },
  {
    id: 'target',
    header: words('ledger.target'),
    value: (row) => row.shareWithin,
    cell: (row) => tellStep(words, row).target,
  },
  {
    id: 'published',
    header: words('ledger.published'),
    value: (row) => row.published?.median ?? null,
    cell: (row) => tellStep(words, row).published,
  },
];
