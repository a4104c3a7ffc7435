import { useQuery } from '@apollo/client/react';
import {
  EmptyState,
  formatDay,
  formatQuantity,
  formatTime,
  LoadingShape,
  MoneyText,
  Notice,
  StatusPill,
} from '@college-kiosk/ui';
import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { StockItemQuery } from '../../gql/graphql.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useSigned } from '../../shell/viewer.tsx';
import { batchWords } from './batch-words.ts';
import { BatchHistory } from './item/BatchHistory.tsx';
import { ItemReplenishment } from './item/ItemReplenishment.tsx';
import { ItemRules } from './item/ItemRules.tsx';
import { MoveRow } from './item/MoveRow.tsx';
import { OpenBatch } from './item/OpenBatch.tsx';
import { UsedUpBatches } from './item/UsedUpBatches.tsx';

const StockItemDocument = graphql(`
  query StockItem($outletId: UUID!, $id: UUID!) {
    stockItem(outletId: $outletId, id: $id) {
      __typename
      id
      onHand
      reserved
      available
      value
      deficit { __typename quantity value }
      item {
        __typename
        id
        name
        baseUnit
        pickPolicy
        shelfLifeDays
        countClass
        countClassFixed
        openedLifeDays
        version
        units { __typename unit }
      }
      locations { __typename quantity value location { __typename id name forOrders } }
      batchCount
      batches {
        __typename
        id
        supplierBatch
        receivedAt
        expiryDate
        dateKind
        manufacturedOn
        temperature
        waitsAsWaste
        waitsToGoBack
        supplier { __typename id name }
        openedAt
        quantityReceived
        quantityRemaining
        valueRemaining
        status
        locationId
        moveCount
        moves { __typename id at ...MoveRow }
      }
    }
  }
`);

/** Why nobody uses a batch that lies apart; null for one that does not. */
const apartFor = ({ waitsAsWaste, waitsToGoBack }: { waitsAsWaste: boolean; waitsToGoBack: boolean }) =>
  waitsAsWaste
    ? 'It waits for a decision on waste, and is not used.'
    : waitsToGoBack
      ? 'It waits for somebody who lets it go back to its supplier, and is not used.'
      : null;
const dateWords = { USE_BY: 'good until', BEST_BEFORE: 'best before' } as const;
const movesShown = 12;

type Props = { outletId: string; itemId: string; zone: string; onClose: () => void };
type Level = NonNullable<StockItemQuery['stockItem']>;
type Shown = { level: Level; zone: string; outletId: string; reread: () => Promise<Level | null> };

export function StockDrawer({ outletId, itemId, zone, onClose }: Props) {
  const { data, error, refetch } = useQuery(StockItemDocument, {
    variables: { outletId, id: itemId },
    fetchPolicy: 'cache-and-network',
  });
  const level = data?.stockItem;
  return (
    <Drawer opened onClose={onClose} position="right" size={560} title={level?.item.name ?? 'Stock item'}>
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingShape shape="rows" />
      ) : !level ? (
        <EmptyState kind="filtered" title="There is no such item here" />
      ) : (
        <Batches
          level={level}
          zone={zone}
          outletId={outletId}
          reread={async () => (await refetch()).data?.stockItem ?? null}
        />
      )}
    </Drawer>
  );
}

function Batches({ level, zone, outletId, reread }: Shown) {
  const { may } = useSigned();
  const [opening, setOpening] = useState<string | null>(null);
  const [whole, setWhole] = useState<string | null>(null);
  const unit = level.item.baseUnit;
  const moment = (at: string) => `${formatDay(at, zone)}, ${formatTime(at, zone)}`;
  const nameOf = (id: string) =>
    level.locations.find(({ location }) => location.id === id)?.location.name ?? 'the store';
  return (
    <div className="sk-drawer">
      <dl className="sk-facts">
        <div>
          <dt>On hand</dt>
          <dd>{formatQuantity(level.onHand, unit)}</dd>
        </div>
        <div>
          <dt>Available</dt>
          <dd>{formatQuantity(level.available, unit)}</dd>
        </div>
        <div>
          <dt>Value</dt>
          <dd>
            <MoneyText value={level.value} paise />
          </dd>
        </div>
      </dl>
      {level.deficit ? (
        <Notice tone="soon">
          {formatQuantity(level.deficit.quantity, unit)} more was used than was recorded, worth{' '}
          <MoneyText value={level.deficit.value} paise />. What arrives next clears it.
        </Notice>
      ) : null}
      <p className="sk-policy">
        {level.item.pickPolicy === 'FEFO' ? 'What expires first is used first.' : 'What came first is used first.'}
      </p>
      {level.locations.length > 1 ? (
        <ul className="sk-goods" aria-label="Where it lies">
          {level.locations.map(({ location, quantity }) => (
            <li key={location.id}>
              <span>
                {location.name}
                {location.forOrders ? null : <small>Orders do not take from here</small>}
              </span>
              <span className="ck-figures">{formatQuantity(quantity, unit)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {level.batches.map((batch) => (
        <section key={batch.id} className="sk-batch" aria-label={`Batch received ${moment(batch.receivedAt)}`}>
          <header>
            <h3>{batch.supplierBatch ?? `Received ${formatDay(batch.receivedAt, zone)}`}</h3>
            <StatusPill tone={batchWords[batch.status].tone}>{batchWords[batch.status].label}</StatusPill>
            {may('batch:open') && batch.status === 'AVAILABLE' && !batch.openedAt ? (
              <Button size="compact-sm" variant="default" onClick={() => setOpening(batch.id)}>
                Open
              </Button>
            ) : null}
            {may('waste:record') && batch.status !== 'DEPLETED' && !apartFor(batch) ? (
              <Button
                size="compact-sm"
                variant="default"
                renderRoot={(props) => (
                  <Link to="/stock/waste" search={{ item: level.item.id, batch: batch.id }} {...props} />
                )}
              >
                Waste
              </Button>
            ) : null}
            {may('goods:return') && batch.supplier && batch.status !== 'DEPLETED' && !apartFor(batch) ? (
              <Button
                size="compact-sm"
                variant="default"
                renderRoot={(props) => (
                  <Link to="/purchasing/return" search={{ item: level.item.id, batch: batch.id }} {...props} />
                )}
              >
                Send back
              </Button>
            ) : null}
          </header>
          <p>
            {formatQuantity(batch.quantityRemaining, unit)} of {formatQuantity(batch.quantityReceived, unit)} left,
            worth <MoneyText value={batch.valueRemaining} paise />
            {batch.openedAt ? `, opened ${formatDay(batch.openedAt, zone)}` : ''}
            {batch.expiryDate ? `, ${dateWords[batch.dateKind]} ${formatDay(batch.expiryDate, 'UTC')}` : ''}
            {level.locations.length > 1 ? `, in ${nameOf(batch.locationId)}` : ''}
          </p>
          {apartFor(batch) ? <Notice tone="soon">{apartFor(batch)}</Notice> : null}
          <BatchOrigin batch={batch} />
          {opening === batch.id ? (
            <OpenBatch
              batchId={batch.id}
              item={level.item}
              onLeave={() => setOpening(null)}
              onDone={() => {
                setOpening(null);
                void reread();
              }}
            />
          ) : null}
          <progress max={Math.max(1, batch.quantityReceived)} value={batch.quantityRemaining} aria-label="Share left" />
          {whole === batch.id ? (
            <BatchHistory outletId={outletId} batchId={batch.id} unit={unit} isApart={apartFor(batch) !== null} />
          ) : (
            <ul>
              {[...batch.moves]
                .sort((a, b) => b.at.localeCompare(a.at))
                .slice(0, movesShown)
                .map((move) => (
                  <MoveRow key={move.id} move={move} unit={unit} isApart={apartFor(batch) !== null} />
                ))}
            </ul>
          )}
          {batch.moveCount > movesShown && whole !== batch.id ? (
            <Button size="compact-sm" variant="default" onClick={() => setWhole(batch.id)}>
              Show all {batch.moveCount}
            </Button>
          ) : null}
        </section>
      ))}
      {level.batchCount > level.batches.length ? (
        <p className="sk-policy">and {level.batchCount - level.batches.length} more batches, which are used later</p>
      ) : null}
      <UsedUpBatches outletId={outletId} stockItemId={level.item.id} unit={unit} hasMore={level.batches.length > 0} />
      {may('purchase:read') ? <ItemReplenishment outletId={outletId} item={level.item} /> : null}
      <ItemRules
        key={level.item.id}
        item={level.item}
        locked={!may('stock:manage')}
        reread={async () => (await reread())?.item ?? null}
      />
    </div>
  );
}

/** Who brought a batch, when it was made, and how warm it was when it came. */
function BatchOrigin({ batch }: { batch: Level['batches'][number] }) {
  const { supplier, manufacturedOn, temperature } = batch;
  const told = [
    supplier && `From ${supplier.name}`,
    manufacturedOn && `made ${formatDay(manufacturedOn, 'UTC')}`,
    temperature !== null && `${String(temperature / 10).replace('-', '−')} °C when it came`,
  ].filter(Boolean);
  return told.length === 0 ? null : <p>{told.join(', ')}</p>;
}
