import { newId } from '@college-kiosk/client';
import './photos.css';
import { Notice } from '@college-kiosk/ui';
import { Button, type MantineSize } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { KeptPhoto } from './PhotoRow.tsx';
import { type PhotoOf, sendPhoto } from './photos.ts';
import { useSigned } from './viewer.tsx';

const photosMax = 6;

/** A photo that the server keeps, and what of it is shown here; null once the page was loaded again. */
export type TakenPhoto = { id: string; shown: string | null };

type Props = {
  of: PhotoOf;
  label: string;
  photos: TakenPhoto[];
  onChange: (photos: TakenPhoto[]) => void;
  size?: MantineSize;
};

/** Photos of something that is about to be written down: each is sent as it is taken. On a tablet the camera opens. */
export function PhotoField({ of, label, photos, onChange, size = 'md' }: Props) {
  const { outlet } = useSigned();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const addresses = useRef<string[]>([]);
  useEffect(() => () => addresses.current.forEach((address) => void URL.revokeObjectURL(address)), []);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    const id = newId();
    const said = await sendPhoto(of, id, outlet.id, file);
    setBusy(false);
    setProblem(said);
    if (said !== null) return;
    const shown = URL.createObjectURL(file);
    addresses.current.push(shown);
    onChange([...photos, { id, shown }]);
  };
  return (
    <div className="ph-field">
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/webp"
        capture="environment"
        aria-label={label}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <ul className="ph-row" aria-label="Photos">
        {photos.map(({ id, shown }, at) => (
          <li key={id}>
            {shown === null ? (
              <KeptPhoto of={of} id={id} name={`Taken ${at + 1}`} />
            ) : (
              <img src={shown} alt={`Taken ${at + 1}`} />
            )}
            <button
              type="button"
              aria-label={`Leave out photo ${at + 1}`}
              onClick={() => onChange(photos.filter((one) => one.id !== id))}
            >
              <IconX size={18} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {problem ? <Notice>{problem}</Notice> : null}
      {photos.length < photosMax ? (
        <Button
          variant="default"
          size={size}
          loading={busy}
          leftSection={<IconCamera size={20} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {label}
        </Button>
      ) : null}
    </div>
  );
}
