import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { ApiProblem, apiAddress, postForm } from '../../../ui/client.ts';
import { Problem } from '../../../ui/kit/work.tsx';
import { useReread } from '../../../ui/reread.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { MAX_PAPER_BYTES, type MeetingResponse } from '../contract.ts';

interface Part {
  readonly meeting: MeetingResponse;
}

const KILOBYTE = 1024;
const MEGABYTE = 1024 * 1024;

/** What was sent in to read before, and the invitation as a file. */
export function Papers({ meeting }: Part) {
  const words = useWords();
  const { search } = useAddress();
  const query = { database: search.database };
  const isCancelled = meeting.state === 'cancelled';
  return (
    <section className="card">
      <h2>{words('meetings.papers')}</h2>
      {meeting.papers.length === 0 ? (
        <p className="dim">{words('meetings.papersNone')}</p>
      ) : (
        <ul className="witnesses">
          {meeting.papers.map((paper) => (
            <li key={paper.id} className="row">
              <a href={apiAddress(`/api/papers/${paper.id}/file`, query)} download={paper.name}>
                {paper.name}
              </a>
              <span className="dim">
                {paper.sizeBytes < MEGABYTE
                  ? words('meetings.paperSizeSmall', { size: Math.ceil(paper.sizeBytes / KILOBYTE) })
                  : words('meetings.paperSize', { size: words.number(paper.sizeBytes / MEGABYTE) })}
              </span>
              {meeting.mayAddPapers ? <RemovePaper id={paper.id} /> : null}
            </li>
          ))}
        </ul>
      )}
      {meeting.mayAddPapers ? <AddPaper meeting={meeting} /> : null}
      {isCancelled || meeting.state === 'planned' ? (
        <>
          <h3>{words('meetings.calendar')}</h3>
          <p>
            <a href={apiAddress(`/api/meetings/${meeting.id}/invitation.ics`, query)} download>
              {words(isCancelled ? 'meetings.cancellationFile' : 'meetings.invitationFile')}
            </a>
          </p>
        </>
      ) : null}
    </section>
  );
}

function RemovePaper({ id }: { readonly id: number }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        loading={isBusy}
        onClick={() => void send(`/api/papers/${id}/remove`, {})}
      >
        {words('meetings.removePaper')}
      </Button>
      <Problem text={problem} />
    </>
  );
}

function AddPaper({ meeting }: Part) {
  const words = useWords();
  const { search } = useAddress();
  const reread = useReread();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [sent, setSent] = useState<number>();
  const add = async (file: File) => {
    setProblem(undefined);
    if (file.size > MAX_PAPER_BYTES) {
      setProblem(words('meetings.paperHelp'));
      return;
    }
    setSent(0);
    const form = new FormData();
    form.append('file', file);
    try {
      await postForm(`/api/meetings/${meeting.id}/papers`, { database: search.database }, form, setSent);
      await reread();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.problem.detail : String(error));
    } finally {
      setSent(undefined);
    }
  };
  return (
    <div className="stack">
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) void add(file);
        }}
      />
      <div className="row">
        <Button
          size="xs"
          variant="default"
          loading={sent !== undefined}
          onClick={() => input.current?.click()}
        >
          {words('meetings.addPaper')}
        </Button>
        <span role="status">
          {sent === undefined ? '' : words('meetings.sending', { share: words.percent(sent) })}
        </span>
      </div>
      <p className="dim">{words('meetings.paperHelp')}</p>
      <Problem text={problem} />
    </div>
  );
}
