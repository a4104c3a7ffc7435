import { useApolloClient } from '@apollo/client/react';
import { never, presentPasskey } from '@college-kiosk/client';
import { useState } from 'react';
import { graphql } from './gql/gql.ts';
import { useAccountWords } from './words.ts';

const ConfirmItsMeDocument = graphql(`
  mutation ConfirmItsMe($input: ConfirmItsMeInput!) {
    confirmItsMe(input: $input) {
      __typename
      ... on Confirmation { confirmedAt }
      ... on NotConfirmed { code message }
      ... on WrongPasskey { code message }
      ... on PasskeyCloned { code message }
    }
  }
`);

const BeginPasskeyConfirmationDocument = graphql(`
  mutation BeginPasskeyConfirmation {
    beginPasskeyConfirmation {
      __typename
      ... on PasskeyOptions { options }
      ... on PasskeysUnavailable { code message }
      ... on NoFactor { code message }
    }
  }
`);

type Proof = { code: string } | { password: string } | { passkey: Record<string, unknown> };

/** Sends proofs that it is the person themselves; a refusal or a failure is told as `problem`. */
export function useProof(onConfirmed: () => void) {
  const apollo = useApolloClient();
  const words = useAccountWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (input: Proof): Promise<void> => {
    const said = (await apollo.mutate({ mutation: ConfirmItsMeDocument, variables: { input } })).data?.confirmItsMe;
    switch (said?.__typename) {
      case undefined:
        return;
      case 'Confirmation':
        return onConfirmed();
      case 'NotConfirmed':
      case 'WrongPasskey':
      case 'PasskeyCloned':
        return setProblem(words.refusal(said));
      default:
        never(said);
    }
  };
  const sendPasskey = async (): Promise<void> => {
    const { data } = await apollo.mutate({ mutation: BeginPasskeyConfirmationDocument });
    const begun = data?.beginPasskeyConfirmation;
    switch (begun?.__typename) {
      case undefined:
        return;
      case 'PasskeyOptions': {
        const { response } = await presentPasskey(begun.options);
        return response ? send({ passkey: response }) : setProblem(words.passkey.cancelled);
      }
      case 'PasskeysUnavailable':
      case 'NoFactor':
        return setProblem(words.refusal(begun));
      default:
        never(begun);
    }
  };
  const run = async (work: Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work.catch((error: unknown) => setProblem(words.problem(error)));
    setBusy(false);
  };
  return {
    ...{ busy, problem },
    confirm: (input: Proof) => run(send(input)),
    confirmByPasskey: () => run(sendPasskey()),
  };
}
