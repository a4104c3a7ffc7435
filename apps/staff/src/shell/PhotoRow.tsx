import './photos.css';
import { useEffect, useState } from 'react';
import { type PhotoOf, readPhoto } from './photos.ts';

type Photo = { id: string; width: number; height: number };

/** The photos of something; each opens in a window of its own. Nothing where there is none. */
export function PhotoRow({ of, photos }: { of: PhotoOf; photos: readonly Photo[] }) {
  if (photos.length === 0) return null;
  return (
    <ul className="ph-row" aria-label="Photos">
      {photos.map((photo, at) => (
        <li key={photo.id}>
          <KeptPhoto of={of} {...photo} name={`Photo ${at + 1}`} />
        </li>
      ))}
    </ul>
  );
}

type KeptProps = { of: PhotoOf; id: string; width?: number; height?: number; name: string };

/** A photo as the server keeps it. */
export function KeptPhoto({ of, id, width, height, name }: KeptProps) {
  const [shown, setShown] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let address: string | null = null;
    let isOver = false;
    readPhoto(of, id).then(
      (got) => {
        address = got;
        if (isOver) URL.revokeObjectURL(got);
        else setShown(got);
      },
      () => setFailed(true),
    );
    return () => {
      isOver = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [of, id]);
  if (failed) return <span className="ph-none">This photo cannot be shown now.</span>;
  if (!shown) return <span className="ph-none" aria-busy="true" />;
  return (
    <a href={shown} target="_blank" rel="noreferrer" aria-label={`${name}, larger`}>
      <img src={shown} alt={name} width={width} height={height} />
    </a>
  );
}
