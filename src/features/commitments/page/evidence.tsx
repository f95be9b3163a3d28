import { Button, FileInput, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { ApiProblem, apiAddress, postForm } from '../../../ui/client.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useReread } from '../../../ui/reread.ts';
import { useWords } from '../../../ui/words.ts';
import { COMMITMENT_ENDPOINTS, type CommitmentResponse, FILE_KINDS } from '../contract.ts';
import { LinkFields, useLink } from './link-fields.tsx';
import { saidBy } from './parts.tsx';
import { useCommitmentSteps } from './use-commitment.ts';

interface Part {
  readonly commitment: CommitmentResponse;
}

const KILOBYTE = 1000;
const SHOWN_OF_SHA = 12;

/** A file is told as what it holds: one that was kept before names were held against it may be called otherwise. */
const kindOf = (mediaType: string | null) => FILE_KINDS[mediaType as keyof typeof FILE_KINDS] ?? 'unknown';

/** What there is to show for it: links, and files with their fingerprint. */
export function Evidence({ commitment }: Part) {
  const words = useWords();
  const { search } = useAddress();
  const fileAddress = (id: number) =>
    apiAddress(`${COMMITMENT_ENDPOINTS.list.path}/${commitment.id}/files/${id}`, {
      database: search.database,
    });
  return (
    <section className="card">
      <h2>{words('commitments.evidence')}</h2>
      {commitment.evidence.length === 0 ? <p className="dim">{words('commitments.noEvidence')}</p> : null}
      <ul className="witnesses">
        {commitment.evidence.map((each) => (
          <li key={each.id}>
            <a href={each.url ?? fileAddress(each.id)} rel="noreferrer nofollow">
              {each.title}
            </a>
            <div className="dim">{saidBy(words, each.by?.name, each.at)}</div>
            {each.sha256 === null ? null : (
              <div className="dim">
                {words('commitments.file', {
                  name: each.fileName ?? '',
                  kind: words(`commitments.fileKind.${kindOf(each.mediaType)}`),
                  size: Math.ceil((each.sizeBytes ?? 0) / KILOBYTE),
                  sha: each.sha256.slice(0, SHOWN_OF_SHA),
                })}
              </div>
            )}
          </li>
        ))}
      </ul>
      {commitment.may.includes('add-evidence') ? <AddEvidence commitment={commitment} /> : null}
    </section>
  );
}

function AddEvidence({ commitment }: Part) {
  const words = useWords();
  const [milestone, setMilestone] = useState('');
  const [isOpen, setOpen] = useState(false);
  const isPromised = commitment.validatedAt !== null;
  if (!isOpen)
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {words('commitments.addEvidence')}
      </Button>
    );
  return (
    <div className="stack">
      {isPromised && commitment.milestoneList.length > 0 ? (
        <NativeSelect
          label={words('commitments.ofMilestone')}
          data={[
            { value: '', label: words('commitments.ofWhole') },
            ...commitment.milestoneList.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
          value={milestone}
          onChange={(event) => setMilestone(event.currentTarget.value)}
        />
      ) : null}
      <AddLink commitment={commitment} milestone={milestone} />
      <AddFile commitment={commitment} milestone={milestone} />
    </div>
  );
}

function AddLink({ commitment, milestone }: Part & { readonly milestone: string }) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  const link = useLink();
  return (
    <form
      className="noted"
      onSubmit={async (event) => {
        event.preventDefault();
        if (link.value === undefined) return;
        const added = await step({
          step: 'add-evidence',
          link: link.value,
          ...(milestone === '' ? {} : { milestoneId: Number(milestone) }),
        });
        if (added !== undefined) link.clear();
      }}
    >
      <LinkFields link={link} isRequired />
      <div>
        <Button type="submit" size="xs" variant="default" loading={isBusy}>
          {words('commitments.step.add-evidence')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}

function AddFile({ commitment, milestone }: Part & { readonly milestone: string }) {
  const words = useWords();
  const { search } = useAddress();
  const reread = useReread();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const sendFile = async (chosen: File) => {
    setBusy(true);
    setProblem(undefined);
    const form = new FormData();
    if (milestone !== '') form.set('milestone', milestone);
    form.set('file', chosen);
    try {
      const path = `${COMMITMENT_ENDPOINTS.list.path}/${commitment.id}/files`;
      await postForm<CommitmentResponse>(path, { database: search.database }, form, () => undefined);
      setFile(null);
      await reread();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.problem.detail : String(error));
    }
    setBusy(false);
  };
  return (
    <form
      className="noted"
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) void sendFile(file);
      }}
    >
      <FileInput label={words('commitments.chooseFile')} value={file} onChange={setFile} />
      <div>
        <Button type="submit" size="xs" variant="default" loading={isBusy} disabled={file === null}>
          {words('commitments.addFile')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}
