import { NotedStep, Problem } from '../../../ui/kit/work.tsx';
import { useWords } from '../../../ui/words.ts';
import type { CommitmentResponse } from '../contract.ts';
import { saidBy } from './parts.tsx';
import { AssessForm, ReportForm } from './say-progress.tsx';
import { useCommitmentSteps } from './use-commitment.ts';

interface Part {
  readonly commitment: CommitmentResponse;
}

/** What participants say of themselves beside what somebody independent finds; neither is edited away. */
export function Progress({ commitment }: Part) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('commitments.progress')}</h2>
      <div className="beside">
        <div>
          <h3>{words('commitments.selfReports')}</h3>
          <Reports commitment={commitment} />
          {commitment.may.includes('report') ? <ReportForm commitment={commitment} /> : null}
        </div>
        <div>
          <h3>{words('commitments.assessments')}</h3>
          <Assessments commitment={commitment} />
          {commitment.may.includes('assess') ? <AssessForm commitment={commitment} /> : null}
        </div>
      </div>
    </section>
  );
}

function Reports({ commitment }: Part) {
  const words = useWords();
  if (commitment.reports.length === 0) return <p className="dim">{words('commitments.noReports')}</p>;
  return (
    <ol className="history">
      {commitment.reports.map((report) => (
        <li key={report.id}>
          <p className="dim">{saidBy(words, report.participant.name, report.at)}</p>
          <p>
            <span className="tag">{words(`commitments.completion.${report.completion}`)}</span>
          </p>
          <p className="told">{report.text}</p>
          {report.readings.map(({ goal, value, on }) => (
            <p key={`${goal} ${on}`}>
              {words('commitments.reading', {
                indicator: commitment.content.goals[goal]?.indicator ?? '',
                value,
                unit: commitment.content.goals[goal]?.unit ?? '',
                on,
              })}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}

function Assessments({ commitment }: Part) {
  const words = useWords();
  if (commitment.assessments.length === 0) return <p className="dim">{words('commitments.noAssessments')}</p>;
  return (
    <ol className="history">
      {commitment.assessments.map((each) => (
        <li key={each.id}>
          <p className="dim">{saidBy(words, each.by?.name, each.at)}</p>
          <p className="row">
            <span className="tag">{words(`commitments.completion.${each.completion}`)}</span>
            <span className="tag">
              {words(each.isVerifiable ? 'commitments.verifiable.yes' : 'commitments.verifiable.no')}
            </span>
          </p>
          <dl className="key-figures">
            <div>
              <dt>{words('commitments.early.label')}</dt>
              <dd className="fact">{words(`commitments.early.${each.earlyResults}`)}</dd>
            </div>
            <div>
              <dt>{words('commitments.ambition.label')}</dt>
              <dd className="fact">{words(`commitments.ambition.${each.ambition}`)}</dd>
            </div>
          </dl>
          <p className="told">{each.text}</p>
          {each.replies.map((reply) => (
            <div key={reply.at} className="quote">
              <span className="dim">
                {words('commitments.replied', {
                  who: reply.participant.name,
                  when: words.instant(reply.at),
                })}
              </span>
              <p className="told">{reply.text}</p>
            </div>
          ))}
          {commitment.may.includes('reply') ? (
            <ReplyStep commitment={commitment} assessmentId={each.id} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function ReplyStep({ commitment, assessmentId }: Part & { readonly assessmentId: number }) {
  const words = useWords();
  const { step, problem, isBusy } = useCommitmentSteps(commitment);
  return (
    <>
      <NotedStep
        label={words('commitments.step.reply')}
        ask={words('commitments.ask.reply')}
        isBusy={isBusy}
        onDone={async (note) => (await step({ step: 'reply', assessmentId, note })) !== undefined}
      />
      <Problem text={problem} />
    </>
  );
}
