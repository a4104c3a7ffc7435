import { useQuery } from '@apollo/client/react';
import { LoadingShape, MoneyText, Notice, QuantityStepper } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { IconReceiptRefund } from '@tabler/icons-react';
import { useState } from 'react';
import type { RefundLinesFragment as RefundLinesFragmentData } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { RefundForm } from './RefundForm.tsx';

const RefundLinesFragment = graphql(`
  fragment RefundLines on Order {
    __typename
    id
    token
    paymentStatus
    lines { __typename position name variantName quantity gross }
  }
`);
const RefundOfLinesDocument = graphql(`
  query RefundOfLines($orderId: UUID!, $lines: [LineBackInput!]!) {
    refundOfLines(orderId: $orderId, lines: $lines) {
      __typename
      tender
      total
      tax
      roundOff
      withoutTax
      left { __typename position quantity }
    }
  }
`);

type Props = { order: FragmentType<typeof RefundLinesFragment>; onDone: () => void };

/** Gives pieces of a paid order back: which, for how much and why. Nothing where nothing was paid, or nothing is left. */
export function RefundLines({ order: masked, onDone }: Props) {
  const [open, setOpen] = useState(false);
  const order = readFragment(RefundLinesFragment, masked);
  if (order.paymentStatus !== 'PAID' && order.paymentStatus !== 'PARTIALLY_REFUNDED') return null;
  const done = () => {
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button variant="default" leftSection={<IconReceiptRefund size={18} aria-hidden />} onClick={() => setOpen(true)}>
        Give a part back
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} centered title={`Give back of ${order.token}`}>
        <Pieces order={order} onDone={done} />
      </Modal>
    </>
  );
}

function Pieces({ order, onDone }: { order: RefundLinesFragmentData; onDone: () => void }) {
  const [picked, setPicked] = useState<Record<number, number>>({});
  const lines = Object.entries(picked)
    .map(([position, quantity]) => ({ position: Number(position), quantity }))
    .filter(({ quantity }) => quantity > 0);
  // The server reckons: a piece is worth its share of what its line came to, less what went back before.
  const asked = useQuery(RefundOfLinesDocument, {
    variables: { orderId: order.id, lines },
    fetchPolicy: 'network-only',
  });
  const found = (asked.data ?? asked.previousData)?.refundOfLines;
  if (asked.error && !found) return <ProblemState error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!found) return <LoadingShape shape="rows" label="What is left" />;
  const leftOf = (position: number) => found.left.find((line) => line.position === position)?.quantity ?? 0;
  return (
    <div className="or-refund">
      <ul className="or-refund-lines">
        {order.lines.map(({ position, name, variantName, quantity }) => {
          const left = leftOf(position);
          return (
            <li key={position}>
              <span>
                {name}
                {/^(regular|standard|)$/i.test(variantName) ? '' : `, ${variantName}`}
                <small>
                  {left === 0
                    ? 'All of it went back'
                    : left === quantity
                      ? `${quantity} sold`
                      : `${left} of ${quantity} left`}
                </small>
              </span>
              {left === 0 ? null : (
                <QuantityStepper
                  label={name}
                  max={left}
                  value={Math.min(picked[position] ?? 0, left)}
                  onChange={(value) => setPicked({ ...picked, [position]: value })}
                />
              )}
            </li>
          );
        })}
      </ul>
      <p className="or-refund-due" aria-live="polite" aria-busy={asked.loading || undefined}>
        <span>
          {found.tender === 'CASH' ? 'In cash' : 'By UPI'}
          <small>
            {found.total === 0 ? (
              'Pick what goes back.'
            ) : (
              <>
                of which tax <MoneyText value={found.tax} paise />
                {found.roundOff === 0 ? null : (
                  <>
                    , rounding <MoneyText value={found.roundOff} paise />
                  </>
                )}
              </>
            )}
          </small>
        </span>
        <strong>
          <MoneyText value={found.total} paise />
        </strong>
      </p>
      {found.withoutTax ? (
        <Notice>
          The invoice is too old for its tax to be lowered: a financial credit note is issued, and the tax stays paid.
        </Notice>
      ) : null}
      {asked.error ? <Notice>{asked.error.message}</Notice> : null}
      <RefundForm
        {...{ orderId: order.id, token: order.token, lines, onDone }}
        ready={lines.length > 0 && !asked.loading && !asked.error}
        onLeft={() => {
          setPicked({});
          void asked.refetch({ orderId: order.id, lines: [] });
        }}
      />
    </div>
  );
}
