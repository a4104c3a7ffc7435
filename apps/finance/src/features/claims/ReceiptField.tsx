import { newId, sendFile } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconCamera, IconPaperclip, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Sent } from './claim-lines.ts';
import { RECEIPTS, Receipt } from './Receipts.tsx';

const receiptsMax = 6;

type Props = { outletId: string; receipts: Sent[]; onChange: (receipts: Sent[]) => void };

/** Receipts of a line that is being written: each is sent as it is chosen. On a phone the camera opens. */
export function ReceiptField({ outletId, receipts, onChange }: Props) {
  const camera = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const addresses = useRef<string[]>([]);
  useEffect(() => () => addresses.current.forEach((address) => void URL.revokeObjectURL(address)), []);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setBusy(true);
    const id = newId();
    const said = await sendFile(RECEIPTS, id, outletId, chosen);
    setBusy(false);
    setProblem(said);
    if (said !== null) return;
    const shown = URL.createObjectURL(chosen);
    addresses.current.push(shown);
    onChange([...receipts, { id, isPdf: chosen.type === 'application/pdf', shown }]);
  };
  const input = (ref: typeof camera, label: string, accept: string, isCamera: boolean) => (
    <input
      ref={ref}
      type="file"
      hidden
      accept={accept}
      {...(isCamera && { capture: 'environment' as const })}
      aria-label={label}
      onChange={(event) => {
        void take(event.currentTarget.files?.[0]);
        // The same file may be chosen again.
        event.currentTarget.value = '';
      }}
    />
  );
  return (
    <div className="fc-wide fc-actions">
      {input(camera, 'Photo of the receipt', 'image/jpeg,image/png,image/webp', true)}
      {input(file, 'File of the receipt', 'image/jpeg,image/png,image/webp,application/pdf', false)}
      <ul className="fc-receipts" aria-label="Receipts">
        {receipts.map((receipt, at) => (
          <li key={receipt.id}>
            <Receipt {...receipt} name={`Receipt ${at + 1}`} />
            <button
              type="button"
              aria-label={`Leave out receipt ${at + 1}`}
              onClick={() => onChange(receipts.filter((one) => one !== receipt))}
            >
              <IconX size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {receipts.length < receiptsMax ? (
        <>
          <Button
            variant="default"
            loading={busy}
            leftSection={<IconCamera size={18} aria-hidden />}
            onClick={() => camera.current?.click()}
          >
            Take a photo
          </Button>
          <Button
            variant="default"
            disabled={busy}
            leftSection={<IconPaperclip size={18} aria-hidden />}
            onClick={() => file.current?.click()}
          >
            Choose a file
          </Button>
        </>
      ) : null}
      {problem ? <Notice>{problem}</Notice> : null}
    </div>
  );
}
