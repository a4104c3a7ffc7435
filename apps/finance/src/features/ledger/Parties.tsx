import { useQuery } from '@apollo/client/react';
import { LoadingShape } from '@college-kiosk/ui';
import { graphql } from '../../gql/gql.ts';
import { Figure } from '../../shell/Figure.tsx';
import { ProblemState } from '../../shell/ProblemState.tsx';

const AccountPartiesDocument = graphql(`
  query AccountParties($account: String!, $asOf: LocalDate!, $outletId: UUID) {
    accountParties(account: $account, asOf: $asOf, outletId: $outletId) {
      __typename
      party
      debit
      credit
      supplier { __typename id name }
      person
    }
  }
`);

type Props = {
  account: string;
  asOf: string;
  outlet: string | undefined;
  onChoose: (party: string) => void;
};

/** The sub-ledger of a control account: who makes up its balance. */
export function Parties({ account, asOf, outlet, onChoose }: Props) {
  const { data, error, refetch } = useQuery(AccountPartiesDocument, {
    variables: { account, asOf, outletId: outlet ?? null },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" label="Who makes it up" />;
  if (data.accountParties.length === 0) return null;
  return (
    <section className="fn-parties">
      <h2>Who makes up the balance</h2>
      <table className="fn-table">
        <thead>
          <tr>
            <th scope="col">Whose</th>
            <th scope="col">Debit</th>
            <th scope="col">Credit</th>
          </tr>
        </thead>
        <tbody>
          {data.accountParties.map(({ party, debit, credit, supplier, person }) => (
            <tr key={party ?? ''}>
              <td>
                {party === null ? (
                  'Nobody by name'
                ) : (
                  <button type="button" className="fn-open" onClick={() => onChoose(party)}>
                    {supplier?.name ?? person ?? party}
                  </button>
                )}
              </td>
              <td>
                <Figure value={debit} />
              </td>
              <td>
                <Figure value={credit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
