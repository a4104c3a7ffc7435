import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { LanguageChoice } from '../../shell/LanguageChoice.tsx';

const WhereDocument = graphql(`
  query Where { organisation { __typename id name } }
`);

type Props = { title: string; onSubmit?: () => void; children: ReactNode | ((place: string) => ReactNode) };

/** A card that stands alone, for whoever is not signed in. */
export function EntranceCard({ title, onSubmit, children }: Props) {
  const say = useSay();
  const { data } = useQuery(WhereDocument);
  const place = data?.organisation.name ?? '';
  return (
    <main className="sd-door">
      <div className="sd-card sd-sign-in">
        <LanguageChoice />
        <p className="ck-kicker">{place || '\u00a0'}</p>
        <form
          className="sd-form"
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit?.();
          }}
        >
          <h1>{title}</h1>
          {typeof children === 'function' ? children(place) : children}
        </form>
        <a className="sd-link" href="/student/">
          {say('toSignIn')}
        </a>
      </div>
    </main>
  );
}
