import type { ReactNode } from 'react';

/** A fact with its name; an empty text stands for what is not known, and is left out. */
export type Fact = readonly [name: string, value: ReactNode];

/** What is to be known of a record at a glance, name by name. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="key-figures">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="fact">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
