import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SectionProps } from '../../participant-sections.ts';
import { ALERT_ENDPOINTS, type AlertItem } from '../contract.ts';
import { nameOf } from './parts.tsx';

const LIMIT = 10;

/** Alerts that a participant sent or was asked about, as far as the asker may see them. */
export function ParticipantAlerts({ participant }: SectionProps) {
  const words = useWords();
  const query = useApi<{ items: AlertItem[] }>(
    ALERT_ENDPOINTS.list.path,
    { participant: participant.id, limit: LIMIT },
    { isTimed: false },
  );
  return (
    <section className="card">
      <h2>{words('participants.alerts')}</h2>
      <Loaded query={query} height={40}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words('participants.noAlerts')}</p>
          ) : (
            <ul className="witnesses">
              {items.map((alert) => (
                <li key={alert.id}>
                  <AppLink to={`/alerts/${alert.id}`} data-walk>
                    {nameOf(words, alert)}
                  </AppLink>{' '}
                  <span className="tag">{words(`alerts.state.${alert.state}`)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
