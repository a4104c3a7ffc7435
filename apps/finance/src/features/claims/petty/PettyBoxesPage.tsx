import '../claims.css';
import { useQuery } from '@apollo/client/react';
import { EmptyState, formatDay, LoadingShape, MoneyText, PageHeader, StatusPill } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { PettyBoxesQuery } from '../../../gql/graphql.ts';
import { ProblemState } from '../../../shell/ProblemState.tsx';
import { mayAnywhere, useSigned } from '../../../shell/viewer.ts';
import { BoxForm } from './BoxForm.tsx';

const PettyBoxesDocument = graphql(`
  query PettyBoxes {
    pettyBoxes {
      __typename
      id
      name
      custodian
      amount
      balance
      inUse
      waiting
      outlet { __typename id name }
      counts { __typename id day }
    }
  }
`);

/** The boxes of petty cash: what is left in each, who answers for it, and when it was counted last. */
export function PettyBoxesPage() {
  const { viewer } = useSigned();
  const [adds, setAdds] = useState(false);
  const { data, error, refetch } = useQuery(PettyBoxesDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingShape shape="rows" count={4} label="Petty cash" />;
  return (
    <>
      <PageHeader
        title="Petty cash"
        lead="A box of cash for what is small. What was paid out of it is filled up again, after somebody else counted it."
        actions={
          mayAnywhere(viewer, 'petty:set-up') && !adds ? (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdds(true)}>
              New box
            </Button>
          ) : null
        }
      />
      {adds ? (
        <BoxForm
          box={null}
          onDone={() => {
            setAdds(false);
            void refetch();
          }}
          onBack={() => setAdds(false)}
        />
      ) : null}
      {data.pettyBoxes.length === 0 ? (
        <EmptyState kind="first-use" title="There is no box of petty cash here" />
      ) : (
        <Boxes boxes={data.pettyBoxes} />
      )}
    </>
  );
}

function Boxes({ boxes }: { boxes: PettyBoxesQuery['pettyBoxes'] }) {
  return (
    <table className="fn-table fc-words">
      <thead>
        <tr>
          <th scope="col">Box</th>
          <th scope="col">Counted</th>
          <th scope="col">In it</th>
        </tr>
      </thead>
      <tbody>
        {boxes.map(({ id, name, custodian, amount, balance, inUse, waiting, outlet, counts }) => (
          <tr key={id}>
            <td>
              <Link to="/petty-cash/$boxId" params={{ boxId: id }}>
                {name}
              </Link>{' '}
              {inUse ? null : <StatusPill tone="quiet">Closed</StatusPill>}
              {waiting > 0 ? (
                <StatusPill tone="soon">
                  {waiting === 1 ? 'One waits for a yes' : `${waiting} wait for a yes`}
                </StatusPill>
              ) : null}
              <small>
                {custodian}, {outlet.name}
              </small>
            </td>
            <td>{counts[0] ? formatDay(counts[0].day, 'UTC') : 'Never'}</td>
            <td>
              <MoneyText value={balance} paise />
              {inUse ? (
                <small className="fn-soft">
                  of <MoneyText value={amount} paise />
                </small>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
