import { useApolloClient } from '@apollo/client/react';
import { never, type SecondStepKind } from '@college-kiosk/client';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import { graphql } from './gql/gql.ts';
import type { FinishCollegeSignInMutation } from './gql/graphql.ts';
import { type AccountWords, useAccountWords } from './words.ts';

const FinishCollegeSignInDocument = graphql(`
  mutation FinishCollegeSignIn($response: String!) {
    finishCollegeSignIn(response: $response) {
      __typename
      ... on CollegeSignedIn { returnTo }
      ... on CollegeSecondStep { returnTo challenge kinds }
      ... on CollegeRegistered { registrationId }
      ... on CollegeLinked { returnTo }
      ... on CollegeConfirmed { returnTo }
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
      ... on NotConfirmed { code message }
      ... on TooManySessions { code message }
    }
  }
`);

/** A card that stands alone, for whoever is not signed in; each app has its own. */
export type Card = ComponentType<{ title: string; onSubmit?: () => void; children: ReactNode }>;

type Step = { readonly challenge: string; readonly kinds: readonly SecondStepKind[]; readonly returnTo: string };
type Answer = FinishCollegeSignInMutation['finishCollegeSignIn'];
type Outcome =
  | { is: 'done'; returnTo: string }
  | ({ is: 'step' } & Step)
  | { is: 'registered' }
  | { is: 'refused'; message: string }
  | { is: 'not confirmed'; message: string }
  | { is: 'one too many'; message: string };

export interface FromCollegeProps {
  readonly Card: Card;
  /** Asks for the second step of the app's own sign-in. */
  readonly secondStep: (step: Step) => ReactNode;
  /** Offers to let the oldest session end: the college's answer is used up, so it is asked once more. */
  readonly oneTooMany: (message: string) => ReactNode;
}

/** Where the college sends people back to: ends the sign-in, or the link, that they began. */
export function FromCollege({ Card: Shown, secondStep, oneTooMany }: FromCollegeProps) {
  const words = useAccountWords();
  const outcome = useOutcome(words);
  switch (outcome?.is) {
    case undefined:
    case 'done':
      return (
        <Shown title={words.college.back}>
          <p role="status">{words.college.wait}</p>
          <LoadingShape shape="text" label={words.loading} />
        </Shown>
      );
    case 'step':
      return secondStep(outcome);
    case 'registered':
      return (
        <Shown title={words.college.registered}>
          <p role="status">{words.college.waits}</p>
        </Shown>
      );
    case 'refused':
      return (
        <Shown title={words.college.not}>
          <Notice>{outcome.message}</Notice>
        </Shown>
      );
    case 'not confirmed':
      return (
        <Shown title={words.confirm.title}>
          <Notice>{outcome.message}</Notice>
        </Shown>
      );
    case 'one too many':
      return <Shown title={words.college.not}>{oneTooMany(outcome.message)}</Shown>;
    default:
      return never(outcome);
  }
}

/** What came of it; null while it is not known. */
function useOutcome(words: AccountWords): Outcome | null {
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
      .then(({ data }) => setOutcome(outcomeOf(data?.finishCollegeSignIn, words)))
      .catch((error: unknown) => setOutcome({ is: 'refused', message: words.problem(error) }));
  }, [apollo, words]);
  useEffect(() => {
    if (outcome?.is === 'done') location.assign(outcome.returnTo);
  }, [outcome]);
  return outcome;
}

function outcomeOf(answer: Answer | undefined, words: AccountWords): Outcome {
  switch (answer?.__typename) {
    case undefined:
      return { is: 'refused', message: words.college.nothing };
    case 'CollegeSignedIn':
    case 'CollegeLinked':
    case 'CollegeConfirmed':
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
      return { is: 'refused', message: words.refusal(answer) };
    case 'NotConfirmed':
      return { is: 'not confirmed', message: words.refusal(answer) };
    case 'TooManySessions':
      return { is: 'one too many', message: answer.message };
    default:
      return never(answer);
  }
}
