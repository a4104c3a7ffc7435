import { never, newId } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { graphql } from '../../gql/gql.ts';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';

const EnableAccountDocument = graphql(`
  mutation EnableAccount($input: EnableAccountInput!) {
    enableAccount(input: $input) {
      __typename
      ... on UserAccount { id ...AccountSheet }
      ... on NotYourself { code message }
      ... on BeyondOwnRights { code message }
    }
  }
`);

/** Lets somebody in again. */
export function EnableAccount({ account }: { account: { id: string; name: string } }) {
  const toast = useToast();
  const [run, busy] = useRun(EnableAccountDocument);
  const enable = async () => {
    const data = await run({ input: { commandId: newId(), accountId: account.id } });
    const answer = data?.enableAccount;
    if (!answer) return;
    switch (answer.__typename) {
      case 'UserAccount':
        return toast.done(`${account.name} can sign in again.`);
      case 'NotYourself':
      case 'BeyondOwnRights':
        return toast.refused(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <Button variant="light" loading={busy} onClick={() => void enable()}>
      Enable
    </Button>
  );
}
