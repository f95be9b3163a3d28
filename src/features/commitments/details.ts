import type { Transaction } from '../../store/door.ts';
import type { CommitmentResponse } from './contract.ts';
import type { Ref } from './queries.ts';

const BY = `case when x.actor_id is null then null else jsonb_build_object('id', x.actor_id, 'name', coalesce(p.name, '')) end as by`;

type Dated<T> = Omit<T, 'at'> & { readonly at: Date };
const toInstant = <T extends { readonly at: Date }>(row: T) => ({ ...row, at: row.at.toISOString() });

/** Evidence, without what the files hold. */
export async function readEvidence(tx: Transaction, id: number): Promise<CommitmentResponse['evidence']> {
  const { rows } = await tx.query<Dated<CommitmentResponse['evidence'][number]>>(
    `select x.id, x.milestone_id as "milestoneId", x.title, x.url, x.file_name as "fileName", x.media_type as "mediaType",
       x.size_bytes as "sizeBytes", x.sha256, x.at, ${BY}
     from commitment_evidence x left join person p on p.id = x.actor_id where x.commitment_id = $1 order by x.at, x.id`,
    [id],
  );
  return rows.map(toInstant);
}

/** What participants said of their own progress, newest first. */
export async function readReports(tx: Transaction, id: number): Promise<CommitmentResponse['reports']> {
  const { rows } = await tx.query<Dated<CommitmentResponse['reports'][number]>>(
    `select x.id, jsonb_build_object('id', o.id, 'name', o.name) as participant, x.text, x.completion, x.readings, x.at, ${BY}
     from commitment_report x join participant o on o.id = x.participant_id left join person p on p.id = x.actor_id
     where x.commitment_id = $1 order by x.at desc, x.id desc`,
    [id],
  );
  return rows.map(toInstant);
}

interface ReplyRow {
  readonly assessmentId: number;
  readonly participant: Ref;
  readonly text: string;
  readonly at: Date;
  readonly by: Ref | null;
}

/** What independent assessors found, newest first, each with what was answered. */
export async function readAssessments(
  tx: Transaction,
  id: number,
): Promise<CommitmentResponse['assessments']> {
  const [{ rows }, { rows: replies }] = await Promise.all([
    tx.query<Dated<Omit<CommitmentResponse['assessments'][number], 'replies'>>>(
      `select x.id, x.text, x.completion, x.early_results as "earlyResults", x.is_verifiable as "isVerifiable", x.ambition, x.at, ${BY}
     from commitment_assessment x left join person p on p.id = x.actor_id where x.commitment_id = $1 order by x.at desc, x.id desc`,
      [id],
    ),
    tx.query<ReplyRow>(
      `select x.assessment_id as "assessmentId", jsonb_build_object('id', o.id, 'name', o.name) as participant, x.text, x.at, ${BY}
     from commitment_assessment a join commitment_reply x on x.assessment_id = a.id
       join participant o on o.id = x.participant_id left join person p on p.id = x.actor_id
     where a.commitment_id = $1 order by x.at, x.id`,
      [id],
    ),
  ]);
  return rows.map((row) => ({
    ...toInstant(row),
    replies: replies
      .filter(({ assessmentId }) => assessmentId === row.id)
      .map(({ assessmentId: _, ...reply }) => toInstant(reply)),
  }));
}

/** Everybody who did anything on a commitment but assess it: none of them assesses it. */
export async function readHands(tx: Transaction, id: number): Promise<number[]> {
  const { rows } = await tx.query<{ actor: number }>(
    `select distinct actor_id as actor from work_event
     where subject_kind = 'commitment' and subject_id = $1 and action <> 'assess' and actor_id is not null`,
    [id],
  );
  return rows.map(({ actor }) => actor);
}
