import { newId } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useCallback, useState } from 'react';
import { GonePhotos } from '../../shell/GonePhotos.tsx';
import { PhotoField } from '../../shell/PhotoField.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useGonePhotos } from '../../shell/use-gone-photos.ts';
import { useKept } from '../../shell/use-kept.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { ReceiveLine } from './ReceiveLine.tsx';
import { begunWith, isNothingTyped, photosIn, type ReceiptDraft, withoutPhotos } from './receipt-draft.ts';
import { emptyLine, isUntouched, type ReceiptLine, receiptLineInput } from './receipt-line.ts';
import { SupplierChoice } from './SupplierChoice.tsx';
import { useReceiveGoods } from './use-receive-goods.ts';

type Props = {
  orderId: string | null;
  first: ReceiptLine[];
  locations: readonly { id: string; code: string; name: string }[];
};

/** What came, line by line. On an order what is left empty did not come. */
export function ReceiveForm({ orderId, first, locations }: Props) {
  const { may, outlet } = useSigned();
  const toast = useToast();
  const navigate = useNavigate();
  const blank = (): ReceiptDraft => ({
    ...{ supplierId: null, locationId: locations.find(({ code }) => code === 'MAIN')?.id ?? '' },
    ...{ reference: '', lines: first, photos: [] },
  });
  const [draft, setDraft, forget] = useKept<ReceiptDraft>(
    `delivery ${orderId ?? 'without an order'} to ${outlet.id}`,
    (kept) => begunWith(blank(), kept),
    isNothingTyped,
  );
  const dropPhotos = useCallback(
    (gone: ReadonlySet<string>) => setDraft((before) => withoutPhotos(before, gone)),
    [setDraft],
  );
  const [goneCount, lookForGone] = useGonePhotos('receipts', photosIn(draft), dropPhotos);
  const [isKept, setIsKept] = useState(() => !isNothingTyped(draft));
  const [overrideReason, setOverrideReason] = useState('');
  const { supplierId, locationId, reference, lines, photos } = draft;
  const say = (part: Partial<ReceiptDraft>) => setDraft((before) => ({ ...before, ...part }));
  const setLines = (all: ReceiptLine[]) => say({ lines: all });
  const [tried, setTried] = useState(false);
  const { receive, busy, refusal, setRefusal } = useReceiveGoods();
  const isOrdered = orderId !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const typed = isOrdered ? lines.filter((line) => !isUntouched(line)) : lines;
    const filled = typed.map((line) => receiptLineInput(line, isOrdered)).filter((line) => line !== null);
    if (typed.length === 0) return setRefusal({ message: 'Type what came of at least one item.' });
    if (filled.length < typed.length || (!isOrdered && !supplierId)) {
      return setRefusal({ message: 'Some fields are still empty, or do not fit: they are marked.' });
    }
    const batches = await receive({
      ...{ orderId, supplierId: isOrdered ? null : supplierId, locationId: locationId || null, lines: filled },
      ...{ reference: reference.trim() || null, overrideReason: overrideReason.trim() || null },
      photoIds: photos.map(({ id }) => id),
    });
    if (batches === null) return void lookForGone();
    forget();
    toast.done(batches === 1 ? 'One batch is in stock.' : `${batches} batches are in stock.`);
    void (orderId ? navigate({ to: '/purchasing/$orderId', params: { orderId } }) : navigate({ to: '/stock' }));
  };
  const change = (at: number, line: ReceiptLine) => setLines(lines.map((one, index) => (index === at ? line : one)));
  const again = (at: number, { item, unit }: ReceiptLine) =>
    setLines([...lines.slice(0, at + 1), { ...emptyLine(newId()), item, unit, expected: '' }, ...lines.slice(at + 1)]);
  return (
    <form className="pu-receive" onSubmit={(event) => void submit(event)} noValidate>
      {isKept ? (
        <Notice tone="soon">
          What you typed before is still here.{' '}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setDraft(blank());
              setIsKept(false);
            }}
          >
            Begin anew
          </Button>
        </Notice>
      ) : null}
      <GonePhotos count={goneCount} with="a delivery" />
      <div className="pu-head">
        {isOrdered ? null : (
          <SupplierChoice
            size="xl"
            value={supplierId}
            onChoose={(id) => say({ supplierId: id })}
            error={tried && !supplierId ? 'Who brought it' : undefined}
          />
        )}
        <TextInput
          label="Delivery note"
          size="xl"
          maxLength={60}
          placeholder="Its number"
          value={reference}
          onChange={(event) => say({ reference: event.currentTarget.value })}
        />
        <NativeSelect
          label="Put into"
          size="xl"
          data={locations.map(({ id, name }) => ({ value: id, label: name }))}
          value={locationId}
          onChange={(event) => say({ locationId: event.currentTarget.value })}
        />
      </div>
      <ol className="pu-came">
        {lines.map((line, at) => (
          <ReceiveLine
            key={line.batchId}
            line={line}
            isOrdered={isOrdered}
            marked={tried && !(isOrdered && isUntouched(line))}
            onChange={(next) => change(at, next)}
            onAgain={isOrdered ? () => again(at, line) : null}
            onRemove={
              (isOrdered ? line.expected === '' : lines.length > 1)
                ? () => setLines(lines.filter((_, index) => index !== at))
                : null
            }
          />
        ))}
      </ol>
      {isOrdered ? null : (
        <Button
          variant="light"
          size="xl"
          leftSection={<IconPlus size={22} aria-hidden />}
          onClick={() => setLines([...lines, emptyLine(newId())])}
        >
          Another item
        </Button>
      )}
      <PhotoField
        of="receipts"
        label="Photo of the delivery"
        size="xl"
        photos={photos}
        onChange={(all) => say({ photos: all })}
      />
      {refusal ? <Notice tone={refusal.isOverridable ? 'soon' : 'bad'}>{refusal.message}</Notice> : null}
      {refusal?.isOverridable && may('receipt:override') ? (
        <TextInput
          label="Why it is taken in all the same"
          size="xl"
          maxLength={200}
          value={overrideReason}
          onChange={(event) => setOverrideReason(event.currentTarget.value)}
        />
      ) : null}
      <Button type="submit" size="xl" loading={busy}>
        Put into stock
      </Button>
    </form>
  );
}
