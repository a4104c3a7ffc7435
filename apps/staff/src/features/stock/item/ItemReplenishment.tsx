import { useQuery } from '@apollo/client/react';
import { formatQuantity, LoadingShape } from '@college-kiosk/ui';
import { graphql } from '../../../gql/gql.ts';
import type { BaseUnit, ItemReplenishmentQuery } from '../../../gql/graphql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { ItemOrderingForm } from './ItemOrderingForm.tsx';
import { weekdays } from './ordering-draft.ts';

const ItemReplenishmentDocument = graphql(`
  query ItemReplenishment($outletId: UUID!, $stockItemId: UUID!) {
    itemReplenishment(outletId: $outletId, stockItemId: $stockItemId) {
      __typename
      rule { __typename serviceLevel reviewDays par reorderPoint leadDays supplierId version pars { __typename weekday par } }
      point {
        __typename
        dailyMean
        daysSeen
        leadDays
        safetyStock
        reorderPoint
        orderUpTo
        parWeekday
        economicQuantity
      }
      offers { __typename supplierId supplierName unit price leadDays }
    }
  }
`);

type Item = { id: string; name: string; baseUnit: BaseUnit; units: readonly { unit: string }[] };

/** When an item is ordered and up to where, and what somebody decides about that. */
export function ItemReplenishment({ outletId, item }: { outletId: string; item: Item }) {
  const { may } = useSigned();
  const { data, error, refetch } = useQuery(ItemReplenishmentDocument, {
    variables: { outletId, stockItemId: item.id },
    // What is changed here is not begun from what somebody saw before.
    fetchPolicy: 'network-only',
  });
  const replenishment = data?.itemReplenishment;
  if (error && !replenishment) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!replenishment) return <LoadingShape shape="rows" />;
  return (
    <section className="si-form" aria-label="Ordering">
      <Worked point={replenishment.point} unit={item.baseUnit} />
      <ItemOrderingForm
        outletId={outletId}
        item={item}
        rule={replenishment.rule}
        offers={replenishment.offers}
        locked={!may('replenishment:manage')}
        reread={async () => (await refetch()).data?.itemReplenishment}
      />
    </section>
  );
}

function Worked({ point, unit }: { point: ItemReplenishmentQuery['itemReplenishment']['point']; unit: BaseUnit }) {
  if (!point) {
    return (
      <p className="sk-policy">It is not suggested by itself yet: a week of use, or a rule of yours, says when.</p>
    );
  }
  return (
    <dl className="sk-told">
      {point.daysSeen > 0 ? (
        <div>
          <dt>Used a day</dt>
          <dd>
            {formatQuantity(Math.round(point.dailyMean / 100) * 100, unit)}, on {point.daysSeen} days
          </dd>
        </div>
      ) : null}
      <div>
        <dt>Ordered at</dt>
        <dd>
          {formatQuantity(point.reorderPoint, unit)}
          {point.safetyStock > 0 ? `, of which ${formatQuantity(point.safetyStock, unit)} against chance` : ''}
        </dd>
      </div>
      <div>
        <dt>Up to</dt>
        <dd>
          {formatQuantity(point.orderUpTo, unit)}
          {point.parWeekday == null ? '' : ` on a ${weekdays[point.parWeekday - 1]}, when it comes`}
        </dd>
      </div>
      {point.economicQuantity == null ? null : (
        <div>
          <dt>Cheapest lot</dt>
          <dd>{formatQuantity(point.economicQuantity, unit)} at once</dd>
        </div>
      )}
    </dl>
  );
}
