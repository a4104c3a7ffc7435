import { useQuery } from '@apollo/client/react';
import { EmptyState, LoadingShape } from '@college-kiosk/ui';
import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { graphql } from '../../../gql/gql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { ItemForm } from './ItemForm.tsx';

const StockItemFactsDocument = graphql(`
  query StockItemFacts($outletId: UUID!, $id: UUID!) {
    stockItem(outletId: $outletId, id: $id) {
      __typename
      id
      usedIn { __typename id name detail }
      item {
        __typename
        id code name kind baseUnit pickPolicy allergens shelfLifeDays openedLifeDays taxCreditable purchaseTaxRate
        storage countClass negativePolicy version
        units { __typename unit numerator denominator }
      }
    }
  }
`);

type Props = { itemId: string; onClose: () => void; onSaved: () => void };

/** One item: what it is, to be changed by whoever may, and the recipes that take it. */
export function ItemDrawer({ itemId, onClose, onSaved }: Props) {
  const { outlet } = useSigned();
  const { data, error, refetch } = useQuery(StockItemFactsDocument, {
    variables: { outletId: outlet.id, id: itemId },
    fetchPolicy: 'network-only',
  });
  const level = data?.stockItem;
  return (
    <Drawer opened onClose={onClose} position="right" size={560} title={level?.item.name ?? 'Item'}>
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" />
      ) : !level ? (
        <EmptyState kind="filtered" title="There is no such item" />
      ) : (
        <>
          <ItemForm
            item={level.item}
            onSaved={onSaved}
            reread={async () => (await refetch()).data?.stockItem?.item ?? null}
          />
          <UsedIn uses={level.usedIn} />
        </>
      )}
    </Drawer>
  );
}

function UsedIn({ uses }: { uses: readonly { id: string; name: string; detail: string | null }[] }) {
  if (uses.length === 0) return <p className="it-unused">No recipe takes it.</p>;
  return (
    <section className="it-uses" aria-label="Used in">
      <h2>Used in</h2>
      <ul>
        {uses.map(({ id, name, detail }) => (
          <li key={id}>
            <Link to="/stock/recipes/$recipeId" params={{ recipeId: id }}>
              {name}
            </Link>
            {detail ? <small>{detail}</small> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
