import './counter.css';
import { useLiveQuery } from '@college-kiosk/client';
import { EmptyState, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { ItemSheet } from './ItemSheet.tsx';
import { TillCart } from './TillCart.tsx';
import { TillTile } from './TillTile.tsx';
import { type TillItem, type TillLine, withOne } from './till-cart.ts';

const TillMenuDocument = graphql(`
  query TillMenu($outletId: UUID!) {
    streamPosition(outletId: $outletId)
    menu(outletId: $outletId) {
      __typename
      version
      categories {
        __typename
        id
        code
        name
        position
        items {
          __typename
          id
          name
          diet
          soldOut
          servedNow
          portionsLeft
          picture
          variants { __typename id name price portionsLeft }
          modifierGroups {
            __typename
            id
            name
            min
            max
            options { __typename id name priceDelta }
          }
        }
      }
    }
  }
`);
const TillStockChangedDocument = graphql(`
  subscription TillStockChanged($outletId: UUID!, $since: Position) {
    stockChanged(outletId: $outletId, since: $since) {
      __typename
      position
      after
      items { __typename id portionsLeft soldOut variants { __typename id portionsLeft } }
    }
  }
`);

/** A sale at the counter: tap dishes, see the price of the server, take the cash; all of it is one step. */
export function TillPage() {
  const { outlet } = useSigned();
  const { category } = useSearch({ from: '/signed/counter/new' });
  const navigate = useNavigate({ from: '/counter/new' });
  const [cart, setCart] = useState<TillLine[]>([]);
  const [choosing, setChoosing] = useState<TillItem | null>(null);
  const [find, setFind] = useState('');
  // A message carries the items that changed; the cache puts them where they belong.
  const live = useLiveQuery(TillMenuDocument, TillStockChangedDocument, {
    variables: { outletId: outlet.id },
    position: ({ streamPosition }) => streamPosition,
    select: ({ stockChanged }) => stockChanged,
  });
  const categories = [...(live.data?.menu.categories ?? [])].sort((a, b) => a.position - b.position);
  const current =
    categories.find(({ code }) => code === category) ??
    categories.find(({ items }) => items.some((item) => item.servedNow));
  const wanted = find.trim().toLowerCase();
  const items = wanted
    ? categories.flatMap((one) => one.items).filter(({ name }) => name.toLowerCase().includes(wanted))
    : (current?.items ?? []);
  const add = (item: TillItem) => {
    const [variant] = item.variants;
    if (item.variants.length > 1 || item.modifierGroups.length > 0 || !variant) return setChoosing(item);
    setCart(
      withOne(cart, {
        itemId: item.id,
        variantId: variant.id,
        optionIds: [],
        name: item.name,
        detail: '',
        price: variant.price,
      }),
    );
  };

  return (
    <div className="ct-page">
      <PageHeader
        title="New order"
        actions={
          <Button variant="default" renderRoot={(props) => <Link to="/counter" {...props} />}>
            Back to the counter
          </Button>
        }
      />
      <div className="ct-split ct-till">
        <section aria-label="Menu">
          <div className="ct-categories">
            <TextInput
              aria-label="Find a dish"
              placeholder="Find a dish"
              leftSection={<IconSearch size={18} aria-hidden />}
              value={find}
              onChange={(event) => setFind(event.currentTarget.value)}
            />
            {categories.map(({ id, code, name }) => (
              <button
                key={id}
                type="button"
                className="st-chip"
                aria-pressed={!wanted && code === current?.code}
                onClick={() => {
                  setFind('');
                  void navigate({ search: (before) => ({ ...before, category: code }) });
                }}
              >
                {name}
              </button>
            ))}
          </div>
          {live.error && !live.data ? (
            <ProblemState error={live.error} onRetry={() => live.refetch()} />
          ) : !live.data ? (
            <LoadingShape shape="cards" label="Menu" />
          ) : items.length === 0 ? (
            <EmptyState
              kind="filtered"
              title="No dish of this name"
              action={{ label: 'Clear', onClick: () => setFind('') }}
            />
          ) : (
            <ul className="ct-tiles">
              {items.map((item) => (
                <TillTile
                  key={item.id}
                  item={item}
                  inCart={cart
                    .filter(({ itemId }) => itemId === item.id)
                    .reduce((sum, { quantity }) => sum + quantity, 0)}
                  onAdd={() => add(item)}
                />
              ))}
            </ul>
          )}
        </section>
        <TillCart cart={cart} onCart={setCart} />
      </div>
      {choosing ? (
        <ItemSheet
          item={choosing}
          onClose={() => setChoosing(null)}
          onAdd={(line) => {
            setCart(withOne(cart, line));
            setChoosing(null);
          }}
        />
      ) : null}
    </div>
  );
}
