import { formatMoney, scaled } from '@college-kiosk/ui';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSigned } from '../../shell/viewer.ts';
import { faultOf, type TypedLine } from './claim-lines.ts';
import { ReceiptField } from './ReceiptField.tsx';

export type Category = { id: string; name: string; receiptAbove: number; inUse: boolean };

type Props = {
  /** What it is called, among others. */
  title: string;
  line: TypedLine;
  outletId: string;
  categories: readonly Category[];
  marked: boolean;
  /** What changed of it: other fields may have changed since. */
  onChange: (changed: Partial<TypedLine>) => void;
  onRemove: (() => void) | null;
};

/** One thing that was bought. What stands on a tax invoice is asked for by who has one. */
export function ClaimLineFields({ title, line, outletId, categories, marked, onChange, onRemove }: Props) {
  const { today } = useSigned();
  const [hasInvoice, setHasInvoice] = useState(line.sellerGstin !== '' || line.tax !== '');
  const above = categories.find(({ id }) => id === line.categoryId)?.receiptAbove ?? 0;
  const needs = line.receipts.length === 0 && (scaled(line.amount, 2) ?? 0) > above;
  const text = (field: keyof TypedLine, label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={line[field] as string}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <section className="fc-line" aria-label={title}>
      <div className="fc-head">
        <h2>{title}</h2>
        {onRemove ? (
          <Button variant="subtle" color="steel" size="compact-md" onClick={onRemove}>
            Leave it out
          </Button>
        ) : null}
      </div>
      <div className="fc-fields">
        {text('what', 'What was bought', { className: 'fc-wide', maxLength: 200 })}
        <NativeSelect
          label="Category"
          value={line.categoryId}
          // Nobody is led to the first account of the list.
          data={[{ value: '', label: 'Choose' }, ...categories.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => onChange({ categoryId: event.currentTarget.value })}
        />
        {text('amount', 'Paid, with tax', { leftSection: '₹', inputMode: 'decimal', placeholder: '0' })}
        {text('day', 'On', { type: 'date', max: today })}
        <Checkbox
          className="fc-wide"
          label="I have a tax invoice"
          checked={hasInvoice}
          onChange={(event) => {
            setHasInvoice(event.currentTarget.checked);
            if (!event.currentTarget.checked) onChange({ sellerGstin: '', tax: '', isInterState: false });
          }}
        />
        {hasInvoice ? (
          <>
            {text('sellerName', 'Seller', { maxLength: 120 })}
            {text('sellerGstin', 'GSTIN of the seller', { maxLength: 15 })}
            {text('billNumber', 'Number of the bill', { maxLength: 40 })}
            {text('tax', 'GST in it', { leftSection: '₹', inputMode: 'decimal', placeholder: '0' })}
            <Checkbox
              className="fc-wide"
              label="From another State (IGST)"
              checked={line.isInterState}
              onChange={(event) => onChange({ isInterState: event.currentTarget.checked })}
            />
          </>
        ) : null}
        <ReceiptField outletId={outletId} receipts={line.receipts} onChange={(receipts) => onChange({ receipts })} />
      </div>
      {needs ? (
        <p className="fn-soft">
          {above === 0 ? 'This needs its receipt.' : `What costs more than ${formatMoney(above)} needs its receipt.`}
        </p>
      ) : null}
      {marked && faultOf(line) ? <p className="fc-fault">{faultOf(line)}</p> : null}
    </section>
  );
}
