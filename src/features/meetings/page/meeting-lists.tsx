import { useState } from 'react';
import { Pager } from '../../../ui/kit/pager.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { type ActionItem, MEETING_ENDPOINTS, type MeetingItem } from '../contract.ts';
import { ActionList } from './action-list.tsx';
import { MeetingTable } from './parts.tsx';

const LIMIT = 10;
const untimed = { isTimed: false } as const;

interface Listed<T> {
  readonly total: number;
  readonly items: readonly T[];
}

interface MeetingsProps {
  /** `groups.coming` and the like: its heading, with `None` what it says where there is none. */
  readonly words: string;
  readonly query: Readonly<Record<string, string>>;
  readonly hasGroup?: boolean;
}

/** A list of meetings, a page at a time. */
export function Meetings(props: MeetingsProps) {
  const words = useWords();
  const [offset, setOffset] = useState(0);
  const query = useApi<Listed<MeetingItem>>(
    MEETING_ENDPOINTS.list.path,
    { ...props.query, limit: LIMIT, offset },
    untimed,
  );
  return (
    <section className="card">
      <h2>{words(props.words)}</h2>
      <Loaded query={query} height={120}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="dim">{words(`${props.words}None`)}</p>
          ) : (
            <>
              <MeetingTable
                caption={words(props.words)}
                meetings={items}
                hasGroup={props.hasGroup === true}
                isPast={props.query.when === 'past'}
              />
              <Pager
                label={words(props.words)}
                offset={offset}
                limit={LIMIT}
                total={total}
                onMove={setOffset}
              />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

interface ActionsProps {
  readonly words: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Decisions and actions of a group, a page at a time. */
export function Actions(props: ActionsProps) {
  const words = useWords();
  const [offset, setOffset] = useState(0);
  const query = useApi<Listed<ActionItem>>(
    MEETING_ENDPOINTS.actions.path,
    { ...props.query, limit: LIMIT, offset },
    untimed,
  );
  return (
    <section className="card">
      <h2>{words(props.words)}</h2>
      <Loaded query={query} height={80}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="dim">{words(`${props.words}None`)}</p>
          ) : (
            <>
              <ActionList actions={items} hasMeeting />
              <Pager
                label={words(props.words)}
                offset={offset}
                limit={LIMIT}
                total={total}
                onMove={setOffset}
              />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
