import type { ReactNode } from 'react';

type Props = { place: string; title: string; onSubmit?: () => void; children: ReactNode };

/** A card that stands alone, for whoever is not signed in. */
export function EntranceCard({ place, title, onSubmit, children }: Props) {
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
