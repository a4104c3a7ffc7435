import { formatDay, MoneyText, Notice } from '@college-kiosk/ui';
import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { SupplierToBillQuery } from '../../../gql/graphql.ts';
import { newId } from '../../../shell/ids.ts';
import { scaled, unscaled } from '../../../shell/scaled.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { BillLineFields } from './BillLineFields.tsx';
import { type BillFormLine, billFormLine, billLineInput, billSum } from './bill-form-line.ts';
import { useEnterBill } from './use-enter-bill.ts';

type Props = {
  supplierId: string;
  deliveries: SupplierToBillQuery['deliveriesToBill'];
  /** The delivery it is about to begin with; others may be on it too. */
  first: string | null;
};

/** Number, date and total of a bill, and what it asks for of each delivery. */
export function BillForm({ supplierId, deliveries, first }: Props) {
  const { outlet, organisation } = useSigned();
  const navigate = useNavigate();
  const toast = useToast();
  const [id] = useState(newId);
  const [number, setNumber] = useState('');
  const [billDate, setBillDate] = useState(outlet.businessDate);
  const [total, setTotal] = useState('');
  const [marked, setMarked] = useState(false);
  const [lines, setLines] = useState<BillFormLine[]>(() =>
    deliveries.flatMap(({ receipt, lines: own }) =>
      own.map((line) => billFormLine(receipt.id, line, first === null || receipt.id === first)),
    ),
  );
  const { enter, busy, refusal, setRefusal } = useEnterBill();
  const sum = billSum(lines);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMarked(true);
    const billed = lines.filter(({ isBilled }) => isBilled);
    const filled = billed.map(billLineInput).filter((line) => line !== null);
    const paise = scaled(total, 2);
    if (billed.length === 0) return setRefusal({ message: 'Tick what the bill asks for.' });
    if (!number.trim() || !billDate || !paise || filled.length < billed.length) {
      return setRefusal({ message: 'Some fields are still empty, or do not fit: they are marked.' });
    }
    const said = { id, outletId: outlet.id, supplierId, number: number.trim(), billDate, total: paise, lines: filled };
    const state = await enter(said);
    if (state === null) return;
    toast.done(state === 'HELD' ? 'The bill is held: it differs. Somebody else decides.' : 'The bill matches and is owed.');
    void navigate({ to: '/purchasing/bills/$billId', params: { billId: id } });
  };
  const missing = (empty: boolean, text: string) => (marked && empty ? text : undefined);
  return (
    <form className="pu-order" onSubmit={(event) => void submit(event)} noValidate>
      <div className="pu-three">
        <TextInput
          label="Bill number"
          autoFocus
          maxLength={40}
          value={number}
          error={missing(!number.trim(), 'As on the paper')}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          label="Date of the bill"
          type="date"
          max={outlet.businessDate}
          value={billDate}
          error={missing(!billDate, 'As on the paper')}
          onChange={(event) => setBillDate(event.currentTarget.value)}
        />
        <TextInput
          label="Total, with tax"
          inputMode="decimal"
          leftSection="₹"
          placeholder={unscaled(sum, 2)}
          value={total}
          error={missing(!scaled(total, 2), 'As on the paper')}
          onChange={(event) => setTotal(event.currentTarget.value)}
        />
      </div>
      {deliveries.map(({ receipt }) => (
        <fieldset key={receipt.id} className="pu-delivery">
          <legend>
            {receipt.order ? `Order ${receipt.order.number}, came ` : 'Came '}
            {formatDay(receipt.receivedAt, organisation.zone)}
            {receipt.reference ? `, ${receipt.reference}` : ''}
          </legend>
          <ol className="pu-lines">
            {lines
              .filter(({ receiptId }) => receiptId === receipt.id)
              .map((line) => (
                <BillLineFields
                  key={line.key}
                  line={line}
                  marked={marked}
                  onChange={(next) => setLines(lines.map((one) => (one.key === next.key ? next : one)))}
                />
              ))}
          </ol>
        </fieldset>
      ))}
      <p className="pu-note">
        The lines come to <MoneyText value={sum} paise />, with tax.
      </p>
      {refusal ? (
        <Notice tone="soon">
          {refusal.message}{' '}
          {refusal.billId ? (
            <Link to="/purchasing/bills/$billId" params={{ billId: refusal.billId }}>
              Show that bill
            </Link>
          ) : null}
        </Notice>
      ) : null}
      <Button className="pu-add" type="submit" loading={busy}>
        Enter the bill
      </Button>
    </form>
  );
}
