import './waste.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatQuantity, LoadingShape, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { WasteForm } from './WasteForm.tsx';
import type { Choice } from './waste-words.ts';

const WasteChoicesDocument = graphql(`
  query WasteChoices($outletId: UUID!, $search: String, $stockItemId: UUID) {
    wasteChoices(outletId: $outletId, search: $search, stockItemId: $stockItemId) {
      __typename
      onHand
      expired
      item { __typename id name baseUnit units { __typename unit } }
    }
  }
`);

/** What was wasted, in three taps: what, how much, why. */
export function WastePage() {
  const { outlet, may } = useSigned();
  const { item, batch } = useSearch({ from: '/signed/stock/waste' });
  const navigate = useNavigate({ from: '/stock/waste' });
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, previousData, error, refetch } = useQuery(WasteChoicesDocument, {
    variables: { outletId: outlet.id, search: item ? null : search || null, stockItemId: item ?? null },
    fetchPolicy: 'cache-and-network',
  });
  const [chosen, setChosen] = useState<Choice | null>(null);
  const choices = (data ?? previousData)?.wasteChoices;
  // An item may also be named by the address, from its batches: then it alone is asked for.
  const named = data?.wasteChoices.find((one) => one.item.id === item) ?? null;
  const open = item ? (chosen?.item.id === item ? chosen : named) : null;
  const close = () => void navigate({ search: {} });
  const choose = (choice: Choice) => {
    setChosen(choice);
    void navigate({ search: { item: choice.item.id } });
  };
  if (!may('waste:record')) {
    return <Navigate to="/stock/waste/entries" replace />;
  }
  return (
    <>
      <PageHeader
        title="Waste"
        lead={open ? 'How much, and why?' : 'What was wasted?'}
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/stock/waste/entries" {...props} />}>
            Entries and figures
          </Button>
        }
      />
      {open ? (
        <WasteForm
          key={open.item.id}
          choice={open}
          batchId={batch ?? null}
          onClose={close}
          onDone={() => {
            setTyped('');
            close();
            void refetch();
          }}
        />
      ) : (
        <>
          <TextInput
            className="sw-find"
            size="md"
            aria-label="Find an item"
            placeholder="Find an item"
            leftSection={<IconSearch size={18} aria-hidden />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {error && !choices ? (
            <ProblemState error={error} onRetry={() => void refetch()} />
          ) : item && data ? (
            <EmptyState kind="filtered" title="Nothing of it is left" action={{ label: 'Show all', onClick: close }} />
          ) : choices && !item ? (
            <Choices choices={choices} searched={search !== ''} onChoose={choose} />
          ) : (
            <LoadingShape shape="cards" />
          )}
        </>
      )}
    </>
  );
}

type Props = { choices: readonly Choice[]; searched: boolean; onChoose: (choice: Choice) => void };

function Choices({ choices, searched, onChoose }: Props) {
  if (choices.length === 0) {
    return searched ? (
      <EmptyState kind="filtered" title="No such item is in stock" />
    ) : (
      <EmptyState kind="first-use" title="There is nothing in stock">
        What was received can be wasted.
      </EmptyState>
    );
  }
  return (
    <ul className="sw-choices" aria-label="Items">
      {choices.map((choice) => (
        <li key={choice.item.id}>
          <button type="button" onClick={() => onChoose(choice)}>
            <strong>{choice.item.name}</strong>
            {choice.expired > 0 ? (
              <StatusPill tone="bad">{`${formatQuantity(choice.expired, choice.item.baseUnit)} expired`}</StatusPill>
            ) : (
              <span>{formatQuantity(choice.onHand, choice.item.baseUnit)} on hand</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
