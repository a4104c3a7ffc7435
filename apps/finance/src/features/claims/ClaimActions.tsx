import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Answer } from '../../shell/Answer.tsx';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { CancelClaimPayment } from './CancelClaimPayment.tsx';
import { DecideClaim } from './DecideClaim.tsx';
import { PayClaim } from './PayClaim.tsx';
import { ReleaseClaimPayment } from './ReleaseClaimPayment.tsx';
import { ReverseClaimPayment } from './ReverseClaimPayment.tsx';
import { useSubmitClaim } from './use-submit-claim.ts';
import { WithdrawClaim } from './WithdrawClaim.tsx';

const ClaimActionsFragment = graphql(`
  fragment ClaimActions on ExpenseClaim {
    __typename
    id
    state
    version
    total
    isMine
    outlet { __typename id name }
    doubts { __typename position kind otherId billId }
    payments { __typename id state method day }
  }
`);

type Props = { claim: FragmentType<typeof ClaimActionsFragment>; onDone: () => void };

/** What the viewer can do with a claim now. */
export function ClaimActions({ claim: masked, onDone }: Props) {
  const { id, state, version, total, isMine, outlet, doubts, payments } = readFragment(ClaimActionsFragment, masked);
  const { viewer } = useSigned();
  const may = (permission: string) => !isMine && mayDo(viewer, permission, outlet.id);
  const isOpen = state === 'DRAFT' || state === 'RETURNED';
  const waiting = payments.find((payment) => payment.state === 'PREPARED');
  const paid = payments.find((payment) => payment.state === 'RELEASED');
  return (
    <div className="fc-actions">
      {isOpen && isMine ? (
        <>
          <SubmitClaim claimId={id} onDone={onDone} />
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/claims/$claimId/edit" params={{ claimId: id }} {...props} />}
          >
            Change it
          </Button>
        </>
      ) : null}
      {state === 'SUBMITTED' && may('expense:approve') ? (
        <DecideClaim claimId={id} version={version} isDoubted={doubts.length > 0} onDone={onDone} />
      ) : null}
      {(isOpen || state === 'SUBMITTED') && isMine ? <WithdrawClaim claimId={id} onDone={onDone} /> : null}
      {state === 'APPROVED' && !waiting && may('expense:pay') ? (
        <PayClaim claimId={id} total={total} outletId={outlet.id} onDone={onDone} />
      ) : null}
      {waiting && may('expense:release') ? <ReleaseClaimPayment paymentId={waiting.id} onDone={onDone} /> : null}
      {waiting && may('expense:pay') ? <CancelClaimPayment paymentId={waiting.id} onDone={onDone} /> : null}
      {paid && may('expense:release') ? (
        <ReverseClaimPayment
          paymentId={paid.id}
          from={paid.day}
          isOfDrawer={paid.method === 'DRAWER'}
          outletId={outlet.id}
          onDone={onDone}
        />
      ) : null}
    </div>
  );
}

function SubmitClaim({ claimId, onDone }: { claimId: string; onDone: () => void }) {
  const submit = useSubmitClaim();
  const [refusal, setRefusal] = useState<string | null>(null);
  const press = async () => {
    const why = await submit.run(claimId);
    setRefusal(why);
    if (why === null && !submit.failed()) onDone();
  };
  return (
    <>
      <Button loading={submit.busy} onClick={() => void press()}>
        Submit
      </Button>
      <Answer refusal={refusal} problem={submit.problem} />
    </>
  );
}
