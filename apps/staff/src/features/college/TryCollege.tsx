import { useLazyQuery } from '@apollo/client/react';
import { problemOf } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

const CollegeConnection = graphql(`
  fragment CollegeConnection on CollegeSettings { __typename issuer redirectUris }
`);

const TryCollegeDocument = graphql(`
  query TryCollege {
    tryCollege { __typename issuer problem authorizationEndpoint supportsPkce signingAlgorithms }
  }
`);

/** Which provider it is, what it must be told of us, and whether it answers. */
export function TryCollege({ settings }: { settings: FragmentType<typeof CollegeConnection> }) {
  const { issuer, redirectUris } = readFragment(CollegeConnection, settings);
  const [look, { data, error, loading }] = useLazyQuery(TryCollegeDocument, { fetchPolicy: 'network-only' });
  const found = data?.tryCollege;
  return (
    <section className="co-card" aria-labelledby="co-connection">
      <h2 id="co-connection">Connection</h2>
      <dl className="co-facts">
        <dt>Provider</dt>
        <dd>
          <code>{issuer}</code>
        </dd>
        <dt>Register there, letter by letter</dt>
        <dd>
          {redirectUris.map((uri) => (
            <code key={uri}>{uri}</code>
          ))}
        </dd>
      </dl>
      <Button variant="default" loading={loading} onClick={() => void look()}>
        Test the connection
      </Button>
      {error ? <Notice>{problemOf(error).message}</Notice> : null}
      {found?.problem ? <Notice>The provider cannot be used: {found.problem}.</Notice> : null}
      {found && found.problem === null ? (
        <Notice tone={found.supportsPkce ? 'good' : 'soon'}>
          The provider answers, and signs with {found.signingAlgorithms.join(', ') || 'what it does not say'}.
          {found.supportsPkce ? '' : ' It does not say that it takes PKCE: ask whoever runs it.'}
        </Notice>
      ) : null}
    </section>
  );
}
