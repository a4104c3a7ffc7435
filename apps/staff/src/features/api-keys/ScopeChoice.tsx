import { useQuery } from '@apollo/client/react';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { byCategory } from '../../shell/permission-categories.ts';

const KeyScopesDocument = graphql(`
  query KeyScopes($outletId: UUID) {
    keyScopes(outletId: $outletId) { __typename permission says category }
  }
`);

type Choice = { outletId: string | null; chosen: readonly string[]; onChange: (chosen: readonly string[]) => void };

/** What whoever makes a key could let it do there, in sentences, under headings. What is chosen stays in sight of every search. */
export function ScopeChoice({ outletId, chosen, onChange }: Choice) {
  const { data, error, refetch } = useQuery(KeyScopesDocument, { variables: { outletId } });
  const [search, setSearch] = useState('');
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="text" label="What it may do" />;
  if (data.keyScopes.length === 0) return <Notice tone="soon">You hold no right there that a key could have.</Notice>;
  const wanted = search.trim().toLowerCase();
  const shown = data.keyScopes.filter(
    ({ permission, says }) => chosen.includes(permission) || `${says} ${permission}`.toLowerCase().includes(wanted),
  );
  const set = (permission: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, permission] : chosen.filter((other) => other !== permission));
  return (
    <fieldset className="ak-choice">
      <legend>What it may do{chosen.length > 0 ? ` (${chosen.length} chosen)` : ''}</legend>
      <TextInput
        aria-label="Find a right"
        placeholder="Find a right"
        leftSection={<IconSearch size={18} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className="ak-rights">
        {shown.length === 0 ? <p>No right fits.</p> : null}
        {byCategory(shown).map(({ category, heading, entries }) => (
          <section key={category} aria-label={heading}>
            <h3>{heading}</h3>
            {entries.map(({ permission, says }) => (
              <Checkbox
                key={permission}
                label={says}
                checked={chosen.includes(permission)}
                onChange={(event) => set(permission, event.currentTarget.checked)}
              />
            ))}
          </section>
        ))}
      </div>
    </fieldset>
  );
}
