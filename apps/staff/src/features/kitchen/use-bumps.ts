import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { isPassing, liveStoreOf, never, newId, problemOf } from '@college-kiosk/client';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { graphql } from '../../gql/gql.ts';
import { createBumpQueue, type Outcome, type QueuedStep, type Step } from './bump-queue.ts';

const StartTicketDocument = graphql(`
  mutation StartTicket($input: TicketCommandInput!) {
    startTicket(input: $input) {
      __typename
      ... on KitchenTicket { id ...TicketCard }
      ... on IllegalTicketChange { code message state }
      ... on IngredientsMissing { code message items }
    }
  }
`);
const FinishTicketDocument = graphql(`
  mutation FinishTicket($input: TicketCommandInput!) {
    finishTicket(input: $input) {
      __typename
      ... on KitchenTicket { id ...TicketCard }
      ... on IllegalTicketChange { code message state }
    }
  }
`);
const BumpTicketDocument = graphql(`
  mutation BumpTicket($input: TicketCommandInput!) {
    bumpTicket(input: $input) {
      __typename
      ... on KitchenTicket { id ...TicketCard }
      ... on IllegalTicketChange { code message state }
    }
  }
`);
const ReopenTicketDocument = graphql(`
  mutation ReopenTicket($input: TicketCommandInput!) {
    reopenTicket(input: $input) {
      __typename
      ... on KitchenTicket { id ...TicketCard }
      ... on IllegalTicketChange { code message state }
    }
  }
`);

type Answer =
  | { __typename: 'KitchenTicket' }
  | { __typename: 'IllegalTicketChange'; message: string; state: string }
  | { __typename: 'IngredientsMissing'; message: string; items: readonly string[] };

/** The refusal in words, or null. */
export function refusalOf(answer: Answer): string | null {
  switch (answer.__typename) {
    case 'KitchenTicket':
      return null;
    case 'IllegalTicketChange':
      return `${answer.message} It is ${answer.state.toLowerCase()} now.`;
    case 'IngredientsMissing':
      return `${answer.message} Missing: ${answer.items.join(', ')}.`;
    default:
      return never(answer);
  }
}

const key = 'college-kiosk.kitchen.steps';
const retryMs = 4_000;

async function sendTo(apollo: ApolloClient, { commandId, ticketId, step }: QueuedStep): Promise<string | null> {
  const variables = { input: { commandId, ticketId } };
  const answer = await {
    start: async () => (await apollo.mutate({ mutation: StartTicketDocument, variables })).data?.startTicket,
    finish: async () => (await apollo.mutate({ mutation: FinishTicketDocument, variables })).data?.finishTicket,
    bump: async () => (await apollo.mutate({ mutation: BumpTicketDocument, variables })).data?.bumpTicket,
    reopen: async () => (await apollo.mutate({ mutation: ReopenTicketDocument, variables })).data?.reopenTicket,
  }[step]();
  return answer ? refusalOf(answer) : null;
}

/** The cook's steps: done at once on the screen, sent in order, kept through a lost network and a reload. */
export function useBumps() {
  const apollo = useApolloClient();
  const [refusals, setRefusals] = useState<Outcome[]>([]);
  const [offline, setOffline] = useState(false);
  const bumped = useRef<QueuedStep[]>([]);
  const queue = useMemo(
    () =>
      createBumpQueue({
        storage: localStorage,
        key,
        send: (step) => sendTo(apollo, step),
        keeps: (error) => {
          const passing = isPassing(problemOf(error));
          setOffline(passing);
          return passing;
        },
        explain: (error) => problemOf(error).message,
        onOutcome: (outcome) => {
          setOffline(false);
          if (outcome.refusal !== null) setRefusals((all) => [...all.slice(-2), outcome]);
        },
      }),
    [apollo],
  );
  const pending = useSyncExternalStore(queue.subscribe, queue.pending);

  useEffect(() => {
    const flush = () => void queue.flush();
    flush();
    const timer = setInterval(flush, retryMs);
    const forget = liveStoreOf(apollo).onReconnect(flush);
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      forget();
      removeEventListener('online', flush);
    };
  }, [apollo, queue]);

  const press = useCallback(
    ({ ticketId, token, step }: { ticketId: string; token: string; step: Step }) => {
      const queued = { commandId: newId(), ticketId, token, step };
      if (step === 'bump') bumped.current.push(queued);
      if (step === 'reopen') bumped.current = bumped.current.filter((one) => one.ticketId !== ticketId);
      queue.add(queued);
      void queue.flush();
    },
    [queue],
  );
  const reopenLast = useCallback(() => {
    const last = bumped.current.at(-1);
    if (last) press({ ...last, step: 'reopen' });
  }, [press]);
  const forget = useCallback((outcome: Outcome) => setRefusals((all) => all.filter((one) => one !== outcome)), []);
  return { pending, offline, refusals, press, reopenLast, forget };
}
