import { newId } from '@college-kiosk/client';
import { formatDay, MoneyText, Notice, scaled } from '@college-kiosk/ui';
import { Button, Select } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useToast } from '../../../shell/toast.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import { BillHead, type BillPaper } from './BillHead.tsx';
import { BillLineFields } from './BillLineFields.tsx';
import { type BillFormLine, billFormLine, billLineInput, billSum } from './bill-form-line.ts';
import type { Delivery } from './use-deliveries-to-bill.ts';
import { useEnterBill } from './use-enter-bill.ts';

type Props = {
  supplierId: string;
  deliveries: readonly Delivery[];
  /** The delivery it is about to begin with, one of them; others may be on it too. None where it is billed already. */
  begun: Delivery | null;
  /** There are older deliveries than these. */
  hasOlder: boolean;
};

/** Number, date and total of a bill, and what it asks for of each delivery. */
export function BillForm({ supplierId, deliveries, begun, hasOlder }: Props) {
  const { outlet, organisation } = useSigned();
  const navigate = useNavigate();
  const toast = useToast();
  const [id] = useState(newId);
  const [paper, setPaper] = useState<BillPaper>({ number: '', billDate: outlet.businessDate, total: '' });
  const [marked, setMarked] = useState(false);
  const linesOf = ({ receipt, lines: own }: Delivery) => own.map((line) => billFormLine(receipt.id, line));
  const [lines, setLines] = useState<BillFormLine[]>(() => (begun ? linesOf(begun) : []));
  const isOnIt = ({ receipt }: Delivery) => lines.some(({ receiptId }) => receiptId === receipt.id);
  const others = deliveries.filter((delivery) => !isOnIt(delivery));
  const nameOf = ({ receipt }: Delivery) =>
    [
      `${receipt.order ? `Order ${receipt.order.number}, came` : 'Came'} ${formatDay(receipt.receivedAt, organisation.zone)}`,
      receipt.reference,
    ]
      .filter(Boolean)
      .join(', ');
  const { enter, busy, refusal, setRefusal } = useEnterBill();
  const sum = billSum(lines);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMarked(true);
    const billed = lines.filter(({ isBilled }) => isBilled);
    const filled = billed.map(billLineInput).filter((line) => line !== null);
    const [number, total] = [paper.number.trim(), scaled(paper.total, 2)];
    if (billed.length === 0) return setRefusal({ message: 'Tick what the bill asks for.' });
    if (!number || !paper.billDate || !total || filled.length < billed.length) {
      return setRefusal({ message: 'Some fields are still empty, or do not fit: they are marked.' });
    }
    const said = { id, outletId: outlet.id, supplierId, number, billDate: paper.billDate, total, lines: filled };
    const state = await enter(said);
    if (state === null) return;
    toast.done(
      state === 'HELD' ? 'The bill is held: it differs. Somebody else decides.' : 'The bill matches and is owed.',
    );
    void navigate({ to: '/purchasing/bills/$billId', params: { billId: id } });
  };
  return (
    <form className="pu-order" onSubmit={(event) => void submit(event)} noValidate>
      <BillHead paper={paper} sum={sum} marked={marked} onChange={setPaper} />
      {deliveries.filter(isOnIt).map((delivery) => (
        <fieldset key={delivery.receipt.id} className="pu-delivery">
          <legend>{nameOf(delivery)}</legend>
          <ol className="pu-lines">
            {lines
              .filter(({ receiptId }) => receiptId === delivery.receipt.id)
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
      {others.length > 0 ? (
        <Select
          className="pu-supplier"
          label={lines.length > 0 ? 'Is another delivery on this bill?' : 'Which delivery is on this bill?'}
          description={
            hasOlder ? 'The newest 100 are here. Begin with an older one from the list of deliveries.' : undefined
          }
          placeholder="Choose it"
          data={others.map((delivery) => ({ value: delivery.receipt.id, label: nameOf(delivery) }))}
          value={null}
          onChange={(chosen) => {
            const added = others.find(({ receipt }) => receipt.id === chosen);
            if (added) setLines([...lines, ...linesOf(added)]);
          }}
        />
      ) : null}
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
