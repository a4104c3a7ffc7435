import './till.css';
import { useQuery } from '@apollo/client/react';
import { Brand, EmptyState, LoadingShape } from '@college-kiosk/ui';
import { IconLeaf } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../gql/gql.ts';
import { PinEntry } from './PinEntry.tsx';
import { ProblemState } from './ProblemState.tsx';
import type { Organisation, Viewer } from './viewer.tsx';

const TillPeopleDocument = graphql(`
  query TillPeople($outletId: UUID!) {
    tillPeople(outletId: $outletId) { __typename id name }
  }
`);

type Person = { id: string; name: string };
type Props = { viewer: Viewer; organisation: Organisation; onTaken: () => Promise<void> };

/** A till that is nobody’s: who is there says so, and shows it by their PIN. */
export function TillLock({ viewer, organisation, onTaken }: Props) {
  const { data, error, refetch } = useQuery(TillPeopleDocument, {
    variables: { outletId: viewer.outlet?.id ?? '' },
    fetchPolicy: 'cache-and-network',
    // Who gets a PIN is soon among them; and a till whose trust was ended hears so, and shows nobody's name.
    pollInterval: 5_000,
  });
  const [chosen, setChosen] = useState<Person | null>(null);
  return (
    <main className="st-till">
      <header>
        <Brand icon={<IconLeaf size={22} aria-hidden />}>{organisation.name}</Brand>
        <span>{viewer.device?.name}</span>
      </header>
      {chosen ? (
        <PinEntry person={chosen} onTaken={onTaken} onBack={() => setChosen(null)} />
      ) : (
        <section aria-labelledby="st-till-who">
          <h1 id="st-till-who">Who is at the till?</h1>
          {!data ? (
            error ? (
              <ProblemState error={error} onRetry={() => void refetch()} />
            ) : (
              <LoadingShape shape="cards" label="People" />
            )
          ) : data.tillPeople.length === 0 ? (
            <EmptyState
              kind="first-use"
              title="Nobody here has a PIN yet"
              action={{ label: 'Look again', onClick: () => void refetch() }}
            >
              Sign in at another screen, and set a PIN under My account. It takes the right to use tills.
            </EmptyState>
          ) : (
            <ul className="st-till-people">
              {data.tillPeople.map((person) => (
                <li key={person.id}>
                  <button type="button" onClick={() => setChosen(person)}>
                    <span aria-hidden>{initialsOf(person.name)}</span>
                    {person.name}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </main>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}
