import { useApolloClient } from '@apollo/client/react';
import { never, problemOf, type SecondStepKind } from '@college-kiosk/client';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import type { FinishCollegeSignInMutation } from '../../gql/graphql.ts';
import { SecondStep } from '../../shell/SecondStep.tsx';
import { useCollegeDoor } from '../../shell/use-college-door.ts';
import { EntranceCard } from './EntranceCard.tsx';
import { usePlace } from './place.ts';

const FinishCollegeSignInDocument = graphql(`
  mutation FinishCollegeSignIn($response: String!) {
    finishCollegeSignIn(response: $response) {
      __typename
      ... on CollegeSignedIn { returnTo }
      ... on CollegeSecondStep { returnTo challenge kinds }
      ... on CollegeRegistered { registrationId }
      ... on CollegeLinked { returnTo }
      ... on CollegeSignInOff { code message }
      ... on CollegeUnavailable { code message }
      ... on CollegeAttemptOver { code message }
      ... on CollegeAnswerRefused { code message }
      ... on CollegeEmailNotVerified { code message }
      ... on CollegeDomainRefused { code message }
      ... on CollegePersonUnknown { code message }
      ... on CollegeAccountClosed { code message }
      ... on CollegeLinkNeeded { code message }
      ... on CollegeAccountTaken { code message }
      ... on NotAdmittedYet { code message }
      ... on TooManySessions { code message }
    }
  }
`);

type Answer = FinishCollegeSignInMutation['finishCollegeSignIn'];
type Outcome =
  | { is: 'done'; returnTo: string }
  | { is: 'step'; returnTo: string; challenge: string; kinds: readonly SecondStepKind[] }
  | { is: 'registered' }
  | { is: 'refused'; message: string; isOneTooMany?: true };

/** Where the college sends people back to: ends the sign-in, or the link, that they began. */
export function FromCollegePage() {
  const place = usePlace();
  const outcome = useOutcome();
  if (outcome === null || outcome.is === 'done') {
    return (
      <EntranceCard place={place} title="Back from the college">
        <p role="status">One moment.</p>
        <LoadingShape shape="text" />
      </EntranceCard>
    );
  }
  if (outcome.is === 'step') {
    const { challenge, kinds, returnTo } = outcome;
    return (
      <SecondStep
        {...{ place, challenge, kinds }}
        onBack={() => location.assign('/staff/')}
        onSignedIn={async () => location.assign(returnTo)}
      />
    );
  }
  return outcome.is === 'registered' ? (
    <EntranceCard place={place} title="You are registered">
      <p role="status">
        Somebody at the canteen looks at your registration now. You get a letter as soon as it is decided.
      </p>
    </EntranceCard>
  ) : (
    <EntranceCard place={place} title="You are not signed in">
      <Notice tone={outcome.isOneTooMany ? 'soon' : 'bad'}>{outcome.message}</Notice>
      {outcome.isOneTooMany ? <EndOldest /> : null}
    </EntranceCard>
  );
}

/** The college’s answer is used up: it is asked once more, and then the oldest session ends. */
function EndOldest() {
  const goToCollege = useCollegeDoor('/staff/');
  const [problem, setProblem] = useState<string | null>(null);
  if (!goToCollege) return null;
  return (
    <>
      <Button onClick={async () => setProblem((await goToCollege(true))?.message ?? null)}>
        End the oldest and sign in
      </Button>
      {problem === null ? null : <Notice>{problem}</Notice>}
    </>
  );
}

/** What came of it; null while it is not known. */
function useOutcome(): Outcome | null {
  const apollo = useApolloClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  // An answer counts once, and an effect may run twice.
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    const response = location.search;
    // The code is of no more use, and nobody need see it in the address.
    history.replaceState(null, '', location.pathname);
    apollo
      .mutate({ mutation: FinishCollegeSignInDocument, variables: { response } })
      .then(({ data }) => setOutcome(outcomeOf(data?.finishCollegeSignIn)))
      .catch((error: unknown) => setOutcome({ is: 'refused', message: problemOf(error).message }));
  }, [apollo]);
  useEffect(() => {
    if (outcome?.is === 'done') location.assign(outcome.returnTo);
  }, [outcome]);
  return outcome;
}

function outcomeOf(answer: Answer | undefined): Outcome {
  switch (answer?.__typename) {
    case undefined:
      return { is: 'refused', message: 'Nothing was answered. Begin again.' };
    case 'CollegeSignedIn':
    case 'CollegeLinked':
      return { is: 'done', returnTo: answer.returnTo };
    case 'CollegeSecondStep':
      return { is: 'step', returnTo: answer.returnTo, challenge: answer.challenge, kinds: answer.kinds };
    case 'CollegeRegistered':
      return { is: 'registered' };
    case 'CollegeSignInOff':
    case 'CollegeUnavailable':
    case 'CollegeAttemptOver':
    case 'CollegeAnswerRefused':
    case 'CollegeEmailNotVerified':
    case 'CollegeDomainRefused':
    case 'CollegePersonUnknown':
    case 'CollegeAccountClosed':
    case 'CollegeLinkNeeded':
    case 'CollegeAccountTaken':
    case 'NotAdmittedYet':
      return { is: 'refused', message: answer.message };
    case 'TooManySessions':
      return { is: 'refused', message: answer.message, isOneTooMany: true };
    default:
      return never(answer);
  }
}
