import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { sentenceOf } from '../../../ui/signal-sentence.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SectionProps } from '../../participant-sections.ts';
import type { SignalsResponse } from '../contract.ts';

const LIMIT = 8;

/** The most telling signals in a country; an organization has no place. */
export function ParticipantSignals({ participant }: SectionProps) {
  const words = useWords();
  const country = participant.iso2 ?? undefined;
  const query = useApi<SignalsResponse>(
    '/api/signals',
    { country, scope: 'all', limit: LIMIT },
    { isEnabled: country !== undefined },
  );
  if (country === undefined) return null;
  return (
    <section className="card">
      <h2>{words('participants.signals')}</h2>
      <Loaded query={query} height={60}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words('participants.noSignals')}</p>
          ) : (
            <>
              <ul className="witnesses">
                {items.map((signal) => (
                  <li key={signal.id}>
                    <AppLink to={`/signals/${signal.id}`} data-walk>
                      {sentenceOf(words, signal)}
                    </AppLink>
                  </li>
                ))}
              </ul>
              <AppLink to="/signals" search={{ country, scope: 'all' }}>
                {words('participants.allSignals', { name: participant.name })}
              </AppLink>
            </>
          )
        }
      </Loaded>
    </section>
  );
}
