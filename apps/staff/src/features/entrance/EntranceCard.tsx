import type { ReactNode } from 'react';
import { usePlace } from './place.ts';

type Props = { title: string; onSubmit?: () => void; children: ReactNode };

/** A card that stands alone, for whoever is not signed in. */
export function EntranceCard({ title, onSubmit, children }: Props) {
  const place = usePlace();
  return (
    <main className="ck-sign-in">
      <form
        className="ck-sign-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <p className="ck-kicker">{place}</p>
        <h1>{title}</h1>
        {children}
        <a href="/staff/">To the sign-in page</a>
      </form>
    </main>
  );
}
