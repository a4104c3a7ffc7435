import { useQuery } from '@apollo/client/react';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { Checkbox } from '@mantine/core';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';

const KeyScopesDocument = graphql(`
  query KeyScopes($outletId: UUID) {
    keyScopes(outletId: $outletId) { __typename permission says }
  }
`);

type Choice = { outletId: string | null; chosen: readonly string[]; onChange: (chosen: readonly string[]) => void };

/** What whoever makes a key could let it do there, in sentences. */
export function ScopeChoice({ outletId, chosen, onChange }: Choice) {
  const { data, error, refetch } = useQuery(KeyScopesDocument, { variables: { outletId } });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="text" label="What it may do" />;
  if (data.keyScopes.length === 0) return <Notice tone="soon">You hold no right there that a key could have.</Notice>;
  return (
    <fieldset className="ak-choice">
      <legend>What it may do</legend>
      {data.keyScopes.map(({ permission, says }) => (
        <Checkbox
          key={permission}
          label={says}
          checked={chosen.includes(permission)}
          onChange={(event) =>
            onChange(
              event.currentTarget.checked ? [...chosen, permission] : chosen.filter((other) => other !== permission),
            )
          }
        />
      ))}
    </fieldset>
  );
}
