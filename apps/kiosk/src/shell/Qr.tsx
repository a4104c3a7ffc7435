import { QrCode } from '@college-kiosk/ui';
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Only the pages that show one import this: the encoder comes with them. */
export function Qr({ text, label, size }: { text: string; label: string; size?: string }) {
  // QrCode draws the quiet zone itself.
  const matrix = useMemo(() => encode(text, { border: 0, ecc: 'M' }).data, [text]);
  return <QrCode matrix={matrix} text={text} label={label} size={size} />;
}
