import { DataTable, formatDay, MoneyText, StatusPill } from '@college-kiosk/ui';
import type { SupplierQuery } from '../../gql/graphql.ts';
import { useSigned } from '../../shell/viewer.tsx';

export type SoldItem = NonNullable<SupplierQuery['supplier']>['items'][number];

/** The price of an item that holds on a day: the newest that has begun. */
export function priceOn(prices: SoldItem['prices'], day: string) {
  return prices.find(({ validFrom }) => validFrom <= day) ?? null;
}

/** What a supplier sells, by name, with the price that holds and the one before or after it. */
export function SupplierItems({
  items,
  onChoose,
}: {
  items: readonly SoldItem[];
  onChoose: ((item: SoldItem) => void) | null;
}) {
  const { outlet } = useSigned();
  const rows = [...items].sort(
    (a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null) || a.item.name.localeCompare(b.item.name),
  );
  const other = (sold: SoldItem) => {
    const now = priceOn(sold.prices, outlet.businessDate);
    const next = sold.prices.filter(({ validFrom }) => validFrom > outlet.businessDate).at(-1);
    return next ?? (now && sold.prices[sold.prices.indexOf(now) + 1]) ?? null;
  };
  return (
    <DataTable
      caption="What they sell"
      rows={rows}
      rowKey={({ item }) => item.id}
      {...(onChoose ? { onRowClick: onChoose } : {})}
      empty={{
        kind: 'first-use',
        title: 'Nothing yet',
        children: 'Add what they sell, in which pack and for how much.',
      }}
      columns={[
        {
          key: 'item',
          header: 'Item',
          render: ({ item, code, retiredAt }) => (
            <>
              {item.name} {code ? <span className="pu-quiet">{code}</span> : null}{' '}
              {retiredAt ? <StatusPill tone="quiet">No longer</StatusPill> : null}
            </>
          ),
        },
        {
          key: 'pack',
          header: 'Pack',
          render: ({ unit, minimumPacks }) => (minimumPacks > 1 ? `${unit}, at least ${minimumPacks}` : unit),
        },
        {
          key: 'price',
          header: 'Price, without tax',
          numeric: true,
          render: (sold) => {
            const price = priceOn(sold.prices, outlet.businessDate);
            return price ? <MoneyText value={price.price} paise /> : '–';
          },
        },
        {
          key: 'other',
          header: 'Before or next',
          align: 'end',
          render: (sold) => {
            const price = other(sold);
            return price ? (
              <>
                <MoneyText value={price.price} paise /> from {formatDay(price.validFrom, 'UTC')}
              </>
            ) : (
              '–'
            );
          },
        },
      ]}
    />
  );
}
