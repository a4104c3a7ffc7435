import '../purchasing.css';
import './suggestions.css';
import { useQuery } from '@apollo/client/react';
import { never, useCommandId } from '@college-kiosk/client';
import { EmptyState, LoadingShape, Notice, PageHeader } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconFileText, IconSettings } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { SuggestionRow } from './SuggestionRow.tsx';

const PurchaseSuggestionsDocument = graphql(`
  query PurchaseSuggestions($outletId: UUID!) {
    purchaseSuggestions(outletId: $outletId, states: [OPEN], first: 100) {
      __typename
      totalCount
      edges { __typename node { __typename id supplier { __typename id name } ...SuggestionRow } }
    }
  }
`);
const DraftSuggestedOrdersDocument = graphql(`
  mutation DraftSuggestedOrders($input: DraftSuggestedOrdersInput!) {
    draftSuggestedOrders(input: $input) {
      __typename
      ... on DraftedOrders { orderIds }
      ... on SuggestionSettled { code message state }
      ... on NobodySellsIt { code message items }
      ... on SupplierRetired { code message }
      ... on UnitUnknown { code message unit }
    }
  }
`);

/** What should be ordered, supplier by supplier, with the reason; one press makes the drafts. */
export function SuggestionsPage() {
  const { outlet, may } = useSigned();
  const toast = useToast();
  const navigate = useNavigate();
  const commandId = useCommandId();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(DraftSuggestedOrdersDocument);
  const { data, error, refetch } = useQuery(PurchaseSuggestionsDocument, {
    variables: { outletId: outlet.id },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.purchaseSuggestions.edges.map(({ node }) => node);
  const groups = [...new Set((rows ?? []).map(({ supplier }) => supplier?.id ?? null))].map((supplierId) => ({
    supplierId,
    own: (rows ?? []).filter(({ supplier }) => (supplier?.id ?? null) === supplierId),
  }));
  const chosen = (rows ?? []).filter(({ id, supplier }) => supplier !== null && !left.has(id));
  const suppliers = new Set(chosen.map(({ supplier }) => supplier?.id)).size;
  const draft = async () => {
    setRefusal(null);
    const said = { outletId: outlet.id, suggestionIds: chosen.map(({ id }) => id) };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.draftSuggestedOrders;
    if (!answer) return;
    switch (answer.__typename) {
      case 'DraftedOrders':
        toast.done(answer.orderIds.length === 1 ? 'A draft is made.' : `${answer.orderIds.length} drafts are made.`);
        return void navigate({ to: '/purchasing' });
      case 'SuggestionSettled':
      case 'NobodySellsIt':
      case 'SupplierRetired':
      case 'UnitUnknown':
        setRefusal(answer.message);
        return void refetch();
      default:
        never(answer);
    }
  };
  const leave = (id: string, isIn: boolean) =>
    setLeft((before) => new Set(isIn ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <>
      <PageHeader
        title="To order"
        lead={rows ? lead(rows.length, outlet.name) : outlet.name}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconSettings size={18} aria-hidden />}
              renderRoot={(props) => <Link to="/purchasing/replenishment" {...props} />}
            >
              How it is worked out
            </Button>
            {may('purchase:order') && chosen.length > 0 ? (
              <Button leftSection={<IconFileText size={18} aria-hidden />} loading={busy} onClick={() => void draft()}>
                {suppliers === 1 ? 'Make the draft order' : `Make ${suppliers} draft orders`}
              </Button>
            ) : null}
          </>
        }
      />
      {refusal ? <Notice>{refusal}</Notice> : null}
      {error && !rows ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !rows ? (
        <LoadingShape shape="rows" label="What should be ordered" />
      ) : rows.length === 0 ? (
        <EmptyState kind="done" title="Nothing is to be ordered">
          What falls to its reorder point appears here by itself. An item has one after a week of use, or once you say
          it.
        </EmptyState>
      ) : (
        <div className="ps-groups">
          {groups.map(({ supplierId, own }) => (
            <section key={supplierId ?? 'nobody'} aria-label={own[0]?.supplier?.name ?? 'Nobody sells these'}>
              <h2>{own[0]?.supplier?.name ?? 'Nobody sells these'}</h2>
              <ul>
                {own.map((row) => (
                  <SuggestionRow
                    key={row.id}
                    suggestion={row}
                    isIn={!left.has(row.id)}
                    onChoose={(isIn) => leave(row.id, isIn)}
                    onDone={() => void refetch()}
                  />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </>
  );
}

function lead(count: number, outlet: string): string {
  return `${count === 1 ? '1 item' : `${count} items`} for ${outlet}`;
}
