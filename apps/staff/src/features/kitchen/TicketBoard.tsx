import { useLiveQuery, useLiveState } from '@college-kiosk/client';
import { EmptyState, LivePill, LoadingShape } from '@college-kiosk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KitchenBoardQuery } from '../../gql/graphql.ts';
import { graphql, readFragment } from '../../gql/index.ts';
import { ProblemState } from '../../shell/ProblemState.tsx';
import { useNow } from '../../shell/use-now.ts';
import type { ViewerOutlet } from '../../shell/viewer.tsx';
import { AllDayRail } from './AllDayRail.tsx';
import { BoardHeader } from './BoardHeader.tsx';
import { nextStep, type Step, stateWith } from './bump-queue.ts';
import { OutcomeList } from './OutcomeList.tsx';
import { ReopenPanel } from './ReopenPanel.tsx';
import { TicketCard, TicketCardFragment } from './TicketCard.tsx';
import { useBoardKeys } from './use-board-keys.ts';
import { useBumps } from './use-bumps.ts';
import { useChime } from './use-chime.ts';

const KitchenBoardDocument = graphql(`
  query KitchenBoard($outletId: UUID!, $stationCodes: [String!], $first: Int = 100) {
    streamPosition(outletId: $outletId)
    kitchenTickets(outletId: $outletId, stationCodes: $stationCodes, states: [NEW, COOKING, DONE], first: $first) {
      __typename
      totalCount
      edges { __typename cursor node { __typename id state openedAt ...TicketCard } }
    }
  }
`);
const KitchenTicketChangedDocument = graphql(`
  subscription KitchenTicketChanged($outletId: UUID!, $stationCodes: [String!], $since: Position) {
    kitchenTicketChanged(outletId: $outletId, stationCodes: $stationCodes, since: $since) {
      __typename
      position
      after
      ticket { __typename id state openedAt ...TicketCard }
    }
  }
`);

type Props = {
  outlet: ViewerOutlet;
  zone: string;
  mayWork: boolean;
  /** Who is signed in; null on a paired display. */
  person: string | null;
};

type Edge = KitchenBoardQuery['kitchenTickets']['edges'][number];
const freshForMs = 8_000;

export function TicketBoard({ outlet, zone, mayWork, person }: Props) {
  const { stations } = useSearch({ from: '/kitchen' });
  const navigate = useNavigate({ from: '/kitchen' });
  const shown = useMemo(() => stations?.split(',').filter(Boolean) ?? [], [stations]);
  const stationCodes = shown.length > 0 ? shown : null;
  const board = useLiveQuery(KitchenBoardDocument, KitchenTicketChangedDocument, {
    variables: { outletId: outlet.id, stationCodes },
    position: ({ streamPosition }) => streamPosition,
    select: ({ kitchenTicketChanged }) => kitchenTicketChanged,
    merge: (data, { kitchenTicketChanged: { ticket } }) => withTicket(data, ticket),
  });
  const now = useNow();
  const { state: liveState, staleSince } = useLiveState();
  const bumps = useBumps();
  const [seenCancelled, setSeenCancelled] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | null>(null);
  const [reopening, setReopening] = useState(false);
  const [allDay, setAllDay] = useState(false);
  const edges = board.data?.kitchenTickets.edges;

  const tickets = useMemo(() => {
    const shownNow = (edges ?? []).map(({ node }) => ({ node, state: stateWith(node, bumps.pending) }));
    return shownNow
      .filter(({ node, state }) => state !== 'BUMPED' && !(state === 'CANCELLED' && seenCancelled.has(node.id)))
      .sort((a, b) => a.node.openedAt.localeCompare(b.node.openedAt));
  }, [edges, bumps.pending, seenCancelled]);
  const fresh = useFresh(edges, now);
  const chime = useChime(fresh.size);

  const act = (id: string, step: Step) => {
    const found = tickets.find(({ node }) => node.id === id);
    const token = found ? readFragment(TicketCardFragment, found.node).token : '';
    if (mayWork) bumps.press({ ticketId: id, token, step });
  };
  useBoardKeys({
    ids: tickets.map(({ node }) => node.id),
    selected,
    onSelect: setSelected,
    onAct: (id) => {
      const found = tickets.find(({ node }) => node.id === id);
      const step = found && nextStep(found.state);
      if (step) act(id, step);
      if (step === 'bump') setSelected(null);
    },
    onReopen: () => {
      if (mayWork) bumps.reopenLast();
    },
  });

  return (
    <div className="kt-board" data-all-day={allDay || undefined}>
      <BoardHeader
        outlet={outlet}
        zone={zone}
        now={now}
        person={person}
        shown={shown}
        onShow={(codes) =>
          void navigate({
            search: (before) => ({ ...before, stations: codes.length > 0 ? codes.join(',') : undefined }),
          })
        }
        chime={chime}
        onReopen={() => setReopening(true)}
        onAllDay={() => setAllDay(!allDay)}
        live={
          liveState === 'connecting' ? null : (
            <LivePill state={liveState} since={staleSince} position={board.position} zone={zone} />
          )
        }
      />
      <OutcomeList
        waiting={bumps.pending.length}
        offline={bumps.offline}
        refusals={bumps.refusals}
        onSeen={bumps.forget}
      />
      <main className="kt-tickets" id="ck-main" aria-label="Tickets, oldest first">
        {board.error && !edges ? (
          <ProblemState error={board.error} onRetry={() => board.refetch()} />
        ) : !edges ? (
          <LoadingShape shape="cards" count={8} label="Tickets" />
        ) : tickets.length === 0 ? (
          <EmptyState
            kind="done"
            title={shown.length > 0 ? `Nothing to cook at ${shown.join(', ')}` : 'Nothing to cook'}
          >
            New tickets appear here by themselves.
          </EmptyState>
        ) : (
          tickets.map(({ node, state }, index) => (
            <TicketCard
              key={node.id}
              ticket={node}
              state={state}
              waiting={bumps.pending.some(({ ticketId }) => ticketId === node.id)}
              now={now}
              place={index < 9 ? index + 1 : null}
              selected={node.id === selected}
              fresh={fresh.has(node.id)}
              mayWork={mayWork}
              onSelect={() => setSelected(node.id)}
              onStep={(step) => act(node.id, step)}
              onAcknowledge={() => setSeenCancelled(new Set([...seenCancelled, node.id]))}
            />
          ))
        )}
      </main>
      <AllDayRail outletId={outlet.id} stationCodes={stationCodes} version={board.position} />
      {reopening ? (
        <ReopenPanel
          outletId={outlet.id}
          stations={shown}
          now={now}
          mayWork={mayWork}
          onReopen={(ticketId, token) => bumps.press({ ticketId, token, step: 'reopen' })}
          onClose={() => setReopening(false)}
        />
      ) : null}
    </div>
  );
}

/** Puts a changed ticket where it belongs. Bumped ones stay in the list, unseen, until the next asking. */
function withTicket(data: KitchenBoardQuery, ticket: Edge['node']): KitchenBoardQuery {
  const { edges } = data.kitchenTickets;
  const known = edges.some(({ node }) => node.id === ticket.id);
  const next = known
    ? edges.map((edge) => (edge.node.id === ticket.id ? { ...edge, node: ticket } : edge))
    : [...edges, { __typename: 'KitchenTicketEdge' as const, cursor: ticket.id, node: ticket }];
  return { ...data, kitchenTickets: { ...data.kitchenTickets, edges: next } };
}

/** Tickets that came while the board was open, for the first seconds. */
function useFresh(edges: readonly Edge[] | undefined, now: number): ReadonlySet<string> {
  const firstSeen = useRef<Map<string, number> | null>(null);
  useEffect(() => {
    if (!edges) return;
    const before = firstSeen.current;
    const known = before ?? new Map<string, number>();
    // What is there when the board opens is not news.
    for (const { node } of edges) if (!known.has(node.id)) known.set(node.id, before ? Date.now() : 0);
    firstSeen.current = known;
  }, [edges]);
  const fresh = (edges ?? []).filter(({ node }) => {
    if (node.state !== 'NEW') return false;
    const seenAt = firstSeen.current?.get(node.id);
    return seenAt === undefined ? firstSeen.current !== null : now - seenAt < freshForMs;
  });
  return new Set(fresh.map(({ node }) => node.id));
}
