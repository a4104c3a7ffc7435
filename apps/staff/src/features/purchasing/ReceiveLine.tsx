import { sayCelsius } from '@college-kiosk/kernel';
import { Notice, scaled } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { BatchDateKind } from '../../gql/graphql.ts';
import { sayAmount } from '../../shell/amounts.ts';
import { PhotoField } from '../../shell/PhotoField.tsx';
import { StockItemSelect } from '../../shell/StockItemSelect.tsx';
import { tenths } from '../../shell/tenths.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { OddPriceLine } from './OddPriceLine.tsx';
import { acceptedOf, coldness, type ReceiptLine } from './receipt-line.ts';

const dateKinds: Record<BatchDateKind, string> = { USE_BY: 'Use by', BEST_BEFORE: 'Best before' };

type Props = {
  line: ReceiptLine;
  isOrdered: boolean;
  /** Show what is still missing. */
  marked: boolean;
  onChange: (line: ReceiptLine) => void;
  onAgain: (() => void) | null;
  onRemove: (() => void) | null;
};

/** What came of one batch: how much, how much of it is sent back and why, when it was made and until when it is good, how cold it was. */
export function ReceiveLine({ line, isOrdered, marked, onChange, onAgain, onRemove }: Props) {
  const { outlet } = useSigned();
  const { item } = line;
  const accepted = acceptedOf(line);
  const cold = coldness(line);
  const isBack = line.rejected.trim() !== '' && scaled(line.rejected, 3) !== 0;
  const missing = (empty: boolean, text: string) => (marked && empty ? text : undefined);
  const field = (
    label: string,
    key: 'delivered' | 'rejected' | 'free' | 'value' | 'supplierBatch' | 'temperature' | 'rejectReason',
    given: object = {},
  ) => (
    <TextInput
      label={label}
      size="xl"
      value={line[key]}
      onChange={(event) => onChange({ ...line, [key]: event.currentTarget.value })}
      {...given}
    />
  );
  const day = (label: string, key: 'expiryDate' | 'manufacturedOn', given: object = {}) => (
    <TextInput
      label={label}
      size="xl"
      type="date"
      value={line[key]}
      onChange={(event) => onChange({ ...line, [key]: event.currentTarget.value })}
      {...given}
    />
  );
  return (
    <li aria-label={item?.name ?? 'Item'}>
      {isOrdered ? (
        <h2>
          {item?.name} <span>{line.expected ? `${line.expected} to come` : 'another batch'}</span>
        </h2>
      ) : (
        <StockItemSelect
          outletId={outlet.id}
          size="xl"
          className="pu-item"
          chosen={item}
          onChoose={(chosen) => onChange({ ...line, item: chosen, unit: chosen?.units[0] ?? '' })}
          error={missing(!item, 'What it is')}
        />
      )}
      <div className="pu-fields">
        {field('Delivered', 'delivered', {
          inputMode: 'decimal',
          error: missing(accepted === null || (accepted === 0 && !isBack && line.free === ''), 'How much'),
        })}
        <NativeSelect
          label="Unit"
          size="xl"
          disabled={!item}
          data={item ? [...item.units] : ['']}
          value={line.unit}
          onChange={(event) => onChange({ ...line, unit: event.currentTarget.value })}
        />
        {field('Of it rejected', 'rejected', { inputMode: 'decimal' })}
        {field('Free on top', 'free', { inputMode: 'decimal' })}
        {isBack
          ? field('Why rejected', 'rejectReason', {
              maxLength: 200,
              error: missing(line.rejectReason.trim() === '', 'Say why'),
            })
          : null}
        {isOrdered
          ? null
          : field('Cost of what is kept', 'value', {
              ...{ inputMode: 'decimal', leftSection: '₹' },
              error: missing(scaled(line.value, 2) === null && accepted !== 0, 'In rupees'),
            })}
        {day('Good until', 'expiryDate')}
        <NativeSelect
          label="That date says"
          size="xl"
          data={Object.entries(dateKinds).map(([value, label]) => ({ value, label }))}
          value={line.dateKind}
          onChange={(event) => onChange({ ...line, dateKind: event.currentTarget.value as BatchDateKind })}
        />
        {day('Made on', 'manufacturedOn', { max: line.expiryDate || outlet.businessDate })}
        {field('Batch on the pack', 'supplierBatch', { maxLength: 60 })}
        {field('Temperature, °C', 'temperature', {
          error: missing(line.temperature !== '' && tenths(line.temperature) === null, 'Such as 4 or −18'),
          description: cold && !cold.isWarm ? `Measure it: ${sayCelsius(cold.warmest)} at most` : undefined,
        })}
      </div>
      {cold?.isWarm ? (
        <Notice>
          <strong className="pu-warm">
            Too warm: {line.temperature.trim().replace('-', '−')} °C. {sayCelsius(cold.warmest)} at most is safe.
          </strong>
          Reject it, or let somebody who may say why it is taken in.
        </Notice>
      ) : null}
      {isOrdered ? null : <OddPriceLine line={line} />}
      {isBack || line.photos.length > 0 ? (
        <PhotoField
          of="receipts"
          label="Photo of what is wrong"
          size="xl"
          photos={line.photos}
          onChange={(photos) => onChange({ ...line, photos })}
        />
      ) : null}
      <div className="pu-line-foot">
        {accepted !== null && accepted > 0 && line.unit ? <span>{sayAmount(accepted, line.unit)} kept</span> : <span />}
        {onAgain ? (
          <Button variant="default" size="xl" onClick={onAgain}>
            Another batch of it
          </Button>
        ) : null}
        {onRemove ? (
          <Button variant="subtle" color="steel" size="xl" onClick={onRemove}>
            Remove
          </Button>
        ) : null}
      </div>
    </li>
  );
}
