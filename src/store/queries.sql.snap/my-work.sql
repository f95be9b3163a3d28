-- src/features/my-work/silences.ts

select r.id, r.content ->> 'title' as title, r.marking, r.silence_from as "from", r.silence_until as until
  from recommendation r
  where r.state = 'proposed' and r.silence_from <= $2 and r.silence_until > $2 and not exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.participant_id = any ($1::int[]))
  order by r.silence_until, r.id limit 500;

