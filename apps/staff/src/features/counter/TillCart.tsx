import { newId } from '@college-kiosk/client';
import { EmptyState, formatMoney, MoneyText, Notice, QuantityStepper } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { BuyerInput } from '../../gql/graphql.ts';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { BuyerButton } from './BuyerButton.tsx';
import { BuyerForm } from './BuyerForm.tsx';
import { CashTender } from './CashTender.tsx';
import { ChangeBack, type Sold } from './TakeCash.tsx';
import { refusalText } from './till-answers.tsx';
import { quoteLines, type TillLine, withQuantity } from './till-cart.ts';
import { type TillQuote, useQuote } from './use-quote.ts';

const PlaceOrderDocument = graphql(`
  mutation PlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on Order {
        id
        token
        pickupCode
        payments { __typename id change }
      }
      ... on BuyerGstinInvalid { code message wrong }
      ... on OutletClosed { code message opensAt closesAt }
      ... on ItemsUnavailable { code message items { __typename itemId name reason } }
      ... on ModifiersInvalid { code message itemId groupId }
      ... on OutOfStock { code message items { __typename itemId variantId name portionsLeft } }
      ... on QuoteStale { code message quote { ...TillQuote } }
      ... on WrongTender { code message due }
      ... on DrawerNotOpen { code message }
    }
  }
`);

type Props = { cart: TillLine[]; onCart: (cart: TillLine[]) => void };

export function TillCart({ cart, onCart }: Props) {
  const { outlet, organisation } = useSigned();
  const { quote, refusal, pending, accept } = useQuote(outlet.id, cart);
  const [tendering, setTendering] = useState(false);
  const [sold, setSold] = useState<(Sold & { token: string }) | null>(null);
  const [buyer, setBuyer] = useState<BuyerInput | null>(null);
  const [naming, setNaming] = useState(false);
  const [placeRefusal, setPlaceRefusal] = useState<ReactNode>(null);
  const [run, busy] = useRun(PlaceOrderDocument);
  // The order's id is its idempotency key: the same sale sent again is the same order.
  const sale = useRef({ id: newId(), body: '' });

  const place = async (priced: TillQuote, tendered: number) => {
    const body = JSON.stringify([quoteLines(cart), priced.signed, tendered, buyer]);
    if (sale.current.body !== body) sale.current = { id: newId(), body };
    setPlaceRefusal(null);
    const data = await run({
      input: {
        id: sale.current.id,
        outletId: outlet.id,
        lines: quoteLines(cart),
        quote: priced.signed,
        cash: { tendered },
        buyer,
      },
    });
    const answer = data?.placeOrder;
    if (!answer) return;
    switch (answer.__typename) {
      case 'Order':
        onCart([]);
        setBuyer(null);
        return setSold({
          ...{ token: answer.token, pickupCode: answer.pickupCode, orderId: answer.id },
          change: answer.payments[0]?.change ?? 0,
        });
      case 'QuoteStale':
        accept(answer.quote);
        return setPlaceRefusal(<Notice tone="soon">{answer.message}</Notice>);
      default:
        return setPlaceRefusal(<Notice>{refusalText(answer)}</Notice>);
    }
  };
  const close = () => {
    setTendering(false);
    setSold(null);
    setPlaceRefusal(null);
  };

  return (
    <section className="ct-desk ct-cart" aria-label="Cart">
      {cart.length === 0 ? (
        <EmptyState kind="first-use" title="Tap what the guest wants" />
      ) : (
        <>
          <ul className="ct-cart-lines">
            {cart.map((line) => (
              <li key={line.key}>
                <span>
                  {line.name}
                  {line.detail ? <small>{line.detail}</small> : null}
                </span>
                <MoneyText value={line.price * line.quantity} />
                <QuantityStepper
                  label={line.name}
                  value={line.quantity}
                  onChange={(quantity) => onCart(withQuantity(cart, line.key, quantity))}
                />
              </li>
            ))}
          </ul>
          {refusal ? <Notice>{refusalText(refusal)}</Notice> : null}
          <dl className="ct-due" aria-busy={pending || undefined}>
            {quote ? (
              <>
                <dt>of which tax</dt>
                <dd>
                  <MoneyText value={quote.tax} paise />
                </dd>
              </>
            ) : null}
            <dt className="ct-big">Total</dt>
            <dd className="ct-big">
              <MoneyText value={quote?.total ?? cart.reduce((sum, { price, quantity }) => sum + price * quantity, 0)} />
            </dd>
          </dl>
          <Button
            size="lg"
            fullWidth
            disabled={!quote || pending}
            leftSection={<IconCash aria-hidden />}
            onClick={() => setTendering(true)}
          >
            {quote ? `Take cash, ${formatMoney(quote.total)}` : 'Pricing…'}
          </Button>
          <BuyerButton buyer={buyer} onClick={() => setNaming(true)} />
          <Button variant="subtle" color="steel" fullWidth onClick={() => onCart([])}>
            Empty the cart
          </Button>
        </>
      )}
      {naming ? (
        <BuyerForm
          buyer={buyer}
          onSave={(wanted) => {
            setBuyer(wanted);
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      ) : null}
      <Modal opened={tendering} onClose={close} centered title={sold ? `Order ${sold.token}` : 'Cash'}>
        {sold ? (
          <ChangeBack {...sold} onClose={close} />
        ) : quote ? (
          <CashTender
            key={quote.total}
            total={quote.total}
            roundsCash={organisation.roundsCash}
            busy={busy}
            refusal={placeRefusal}
            onTake={(tendered) => void place(quote, tendered)}
          />
        ) : (
          placeRefusal
        )}
      </Modal>
    </section>
  );
}
