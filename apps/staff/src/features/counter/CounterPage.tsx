import './counter.css';
import { EmptyState, Keypad, LoadingShape, PageHeader } from '@college-kiosk/ui';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { OrderState } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useNow } from '../../shell/use-now.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { CounterOrderFragment, OrderDesk } from './OrderDesk.tsx';
import { OrderRow } from './OrderRow.tsx';
import { openStates, useOpenOrders } from './open-orders.ts';
import { isLate, lateAfter, usePickupRules } from './pickup-rules.ts';
import { useTokenKeys } from './use-token-keys.ts';

type Show = 'all' | 'unpaid' | 'cooking' | 'ready' | 'late';
const groups: Record<Show, readonly OrderState[]> = {
  all: openStates,
  unpaid: ['PLACED', 'AWAITING_PAYMENT'],
  cooking: ['PAID', 'ACCEPTED', 'PREPARING'],
  ready: ['READY'],
  late: ['READY'],
};
const labels: Record<Show, string> = { all: 'All', unpaid: 'To pay', cooking: 'Cooking', ready: 'Ready', late: 'Late' };
const shows = ['all', 'unpaid', 'cooking', 'ready', 'late'] as const;

/** Open orders of the outlet: money in, food out. */
export function CounterPage() {
  const { outlet, may } = useSigned();
  const search = useSearch({ from: '/signed/counter' });
  const navigate = useNavigate({ from: '/counter' });
  const [digits, setDigits] = useState('');
  const show = search.show ?? 'all';
  const live = useOpenOrders(outlet.id);
  const open = useMemo(() => live.orders.toSorted((a, b) => a.placedAt.localeCompare(b.placedAt)), [live.orders]);
  const now = useNow(10_000);
  const after = lateAfter(usePickupRules(outlet.id));
  const shown = (which: Show) =>
    open.filter((order) => groups[which].includes(order.state) && (which !== 'late' || isLate(order, after, now)));
  const rows = shown(show).filter(({ token }) => token.includes(digits));
  const chosen = live.seen.find(({ id }) => id === search.order) ?? null;
  const choose = (order: string | undefined) => {
    setDigits('');
    void navigate({ search: (before) => ({ ...before, order }) });
  };
  useTokenKeys(setDigits, () => rows.length === 1 && choose(rows[0]?.id));
  // The order was handed over or cancelled elsewhere while it was looked at.
  const gone = search.order !== undefined && live.isWhole && !chosen;
  useEffect(() => {
    if (gone) void navigate({ search: (before) => ({ ...before, order: undefined }), replace: true });
  }, [gone, navigate]);

  return (
    <div className="ct-page" data-chosen={chosen !== null || undefined}>
      <PageHeader
        title="Counter"
        lead={
          live.isThere ? `${open.length} open ${open.length === 1 ? 'order' : 'orders'} at ${outlet.name}` : outlet.name
        }
        actions={
          <>
            {may('payment:review') ? (
              <Button variant="default" renderRoot={(props) => <Link to="/counter/owed" {...props} />}>
                Owed to guests
              </Button>
            ) : null}
            {may('drawer:see') ? (
              <Button variant="default" renderRoot={(props) => <Link to="/counter/drawers" {...props} />}>
                Cash drawers
              </Button>
            ) : null}
            {may('order:take-cash') ? (
              <Button
                leftSection={<IconPlus size={18} aria-hidden />}
                renderRoot={(props) => <Link to="/counter/new" {...props} />}
              >
                New order
              </Button>
            ) : null}
          </>
        }
      />
      <div className="ct-split">
        <section className="ct-list" aria-label="Open orders">
          <div className="ct-filter">
            <SegmentedControl
              fullWidth
              aria-label="Which orders"
              value={show}
              onChange={(value) =>
                void navigate({
                  search: (before) => ({ ...before, show: value === 'all' ? undefined : (value as Show) }),
                })
              }
              data={shows
                .map((value) => ({ value, many: shown(value).length }))
                .filter(({ value, many }) => value !== 'late' || value === show || many > 0)
                .map(({ value, many }) => ({ value, label: `${labels[value]} ${many}` }))}
            />
            <TextInput
              aria-label="Token"
              placeholder="Token"
              inputMode="numeric"
              leftSection={<IconSearch size={18} aria-hidden />}
              value={digits}
              onChange={(event) => setDigits(event.currentTarget.value.toUpperCase())}
              onKeyDown={(event) => event.key === 'Enter' && rows[0] && choose(rows[0].id)}
            />
          </div>
          {live.error && !live.isThere ? (
            <ProblemState error={live.error} onRetry={() => live.refetch()} />
          ) : !live.isThere ? (
            <LoadingShape shape="rows" label="Open orders" />
          ) : rows.length > 0 ? (
            <ul className="ct-rows">
              {rows.map((order) => (
                <OrderRow
                  key={order.id}
                  order={readFragment(CounterOrderFragment, order)}
                  chosen={order.id === chosen?.id}
                  late={isLate(order, after, now)}
                  now={now}
                  onChoose={() => choose(order.id)}
                />
              ))}
              {live.isWhole ? null : (
                <li>
                  {live.readOlder ? (
                    <Button variant="default" fullWidth onClick={live.readOlder}>
                      Read the older orders
                    </Button>
                  ) : (
                    <LoadingShape shape="rows" label="Older open orders" />
                  )}
                </li>
              )}
            </ul>
          ) : open.length === 0 ? (
            <EmptyState kind="done" title="Everybody is served">
              Orders from the kiosk appear here by themselves.
            </EmptyState>
          ) : (
            <EmptyState
              kind="filtered"
              title={digits ? `No open order with ${digits}` : `No order is ${labels[show].toLowerCase()}`}
              action={{
                label: 'Show all',
                onClick: () => {
                  setDigits('');
                  void navigate({ search: (before) => ({ ...before, show: undefined }) });
                },
              }}
            />
          )}
        </section>
        <section className="ct-desk" aria-label="Chosen order">
          {chosen ? (
            <OrderDesk key={chosen.id} order={chosen} onClose={() => choose(undefined)} />
          ) : (
            <div className="ct-nobody">
              <p>Type the number of the token</p>
              <Keypad
                label="Token number"
                length={3}
                value={digits.replace(/\D/g, '').slice(0, 3)}
                onChange={setDigits}
                onComplete={(code) => {
                  const found = open.filter(({ token }) => token.endsWith(code));
                  if (found.length === 1) choose(found[0]?.id);
                }}
              />
            </div>
          )}
        </section>
      </div>
    </div>
  );
}
