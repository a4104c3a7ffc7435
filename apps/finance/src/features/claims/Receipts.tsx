import { readFile } from '@college-kiosk/client';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

/** Where receipts of claims are kept. */
export const RECEIPTS = { under: '/files/claims/' } as const;

type Kept = { id: string; mediaType: string };

/** The receipts of something; each opens in a window of its own. Nothing where there is none. */
export function Receipts({ receipts, of }: { receipts: readonly Kept[]; of: string }) {
  if (receipts.length === 0) return null;
  return (
    <ul className="fc-receipts" aria-label={`Receipts of ${of}`}>
      {receipts.map(({ id, mediaType }, at) => (
        <li key={id}>
          <Receipt id={id} isPdf={mediaType === 'application/pdf'} shown={null} name={`Receipt ${at + 1} of ${of}`} />
        </li>
      ))}
    </ul>
  );
}

type Props = { id: string; isPdf: boolean; name: string; shown: string | null };

/** A receipt: what was just chosen, or what the server keeps of it. */
export function Receipt({ id, isPdf, name, shown }: Props) {
  const [kept, setKept] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (shown !== null) return;
    let address: string | null = null;
    let isOver = false;
    readFile(RECEIPTS, id).then(
      (got) => {
        address = got;
        if (isOver) URL.revokeObjectURL(got);
        else setKept(got);
      },
      () => setFailed(true),
    );
    return () => {
      isOver = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [id, shown]);
  const address = shown ?? kept;
  if (failed) return <span className="fc-receipt">It cannot be shown now.</span>;
  if (!address) return <span className="fc-receipt" aria-busy="true" />;
  return (
    <a className="fc-receipt" href={address} target="_blank" rel="noreferrer" aria-label={`${name}, larger`}>
      {isPdf ? <IconFileTypePdf size={32} aria-hidden /> : <img src={address} alt={name} />}
    </a>
  );
}
