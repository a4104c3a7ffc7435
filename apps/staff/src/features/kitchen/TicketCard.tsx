import { AgeMark, AllergenBadges, ageBand } from '@college-kiosk/ui';
import { IconArrowBackUp, IconCheck, IconChefHat, IconFlame, IconHandStop } from '@tabler/icons-react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { allergenNames } from '../../shell/allergen-names.ts';
import { nextStep, type Step, type TicketState } from './bump-queue.ts';

export const TicketCardFragment = graphql(`
  fragment TicketCard on KitchenTicket {
    __typename
    id
    stationCode
    token
    state
    channel
    prepSeconds
    openedAt
    startedAt
    doneAt
    bumpedAt
    alsoAt
    version
    lines { __typename line itemId name variantName modifiers allergens quantity givenBack }
  }
`);

const acts: Record<Step, { label: string; Icon: typeof IconFlame }> = {
  start: { label: 'Start', Icon: IconFlame },
  finish: { label: 'Done', Icon: IconCheck },
  bump: { label: 'Bump', Icon: IconChefHat },
  reopen: { label: 'Reopen', Icon: IconArrowBackUp },
};

export type TicketCardProps = {
  ticket: FragmentType<typeof TicketCardFragment>;
  /** As the cook pressed it, which may be ahead of the server. */
  state: TicketState;
  /** Waits for the network. */
  waiting: boolean;
  now: number;
  /** 1 to 9 for the first nine. */
  place: number | null;
  selected: boolean;
  fresh: boolean;
  mayWork: boolean;
  onSelect: () => void;
  onStep: (step: Step) => void;
  /** A withdrawn ticket was seen by the cook. */
  onAcknowledge: () => void;
};

export function TicketCard(props: TicketCardProps) {
  const { state, waiting, now, place, selected, fresh, mayWork, onSelect, onStep, onAcknowledge } = props;
  const ticket = readFragment(TicketCardFragment, props.ticket);
  const seconds = (now - Date.parse(ticket.openedAt)) / 1000;
  const step = nextStep(state);
  const act = step && acts[step];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys 1-9 and the arrows select a ticket, see use-board-keys.ts
    <article
      className="kt-ticket"
      aria-label={`Ticket ${ticket.token}, ${ticket.stationCode}`}
      data-state={state}
      data-band={state === 'DONE' || state === 'CANCELLED' ? undefined : ageBand(seconds, ticket.prepSeconds)}
      data-selected={selected || undefined}
      data-fresh={fresh || undefined}
      onClick={onSelect}
    >
      <header>
        <span className="kt-token">{ticket.token}</span>
        {state === 'CANCELLED' ? null : <AgeMark seconds={seconds} promised={ticket.prepSeconds} />}
      </header>
      <p className="kt-where">
        {place === null ? null : <kbd aria-hidden>{place}</kbd>}
        <span className="kt-station">{ticket.stationCode}</span>
        {ticket.alsoAt.length > 0 ? <span className="kt-also">Also at: {ticket.alsoAt.join(', ')}</span> : null}
      </p>
      <ul className="kt-lines">
        {ticket.lines.map((line) => (
          <li key={line.line} data-gone={line.quantity === line.givenBack || undefined}>
            <span className="kt-quantity" data-many={line.quantity - line.givenBack > 1 || undefined}>
              {line.quantity - line.givenBack}
            </span>
            <div>
              <span className="kt-dish">{line.name}</span>
              {line.givenBack > 0 ? <span className="kt-back">{line.givenBack} given back: do not make</span> : null}
              {isPlain(line.variantName) ? null : <span className="kt-variant">{line.variantName}</span>}
              {line.modifiers.map((modifier) => (
                <span key={modifier} className="kt-modifier">
                  {modifier}
                </span>
              ))}
              <AllergenBadges loud allergens={line.allergens.map((allergen) => allergenNames[allergen])} />
            </div>
          </li>
        ))}
      </ul>
      {state === 'CANCELLED' ? (
        <button type="button" className="kt-act" data-act="cancelled" onClick={onAcknowledge}>
          <IconHandStop aria-hidden /> {withdrawn(ticket)}
        </button>
      ) : act && mayWork ? (
        <button
          type="button"
          className="kt-act"
          data-act={step}
          aria-label={`${act.label}: ticket ${ticket.token}`}
          onClick={() => onStep(step)}
        >
          <act.Icon aria-hidden /> {act.label}
          {waiting ? <span className="kt-waiting">waits for the network</span> : null}
        </button>
      ) : null}
    </article>
  );
}

/** What to do with what was withdrawn: it may not be begun, stand on the stove, or be done. */
function withdrawn({ startedAt, doneAt }: { startedAt: string | null; doneAt: string | null }): string {
  if (doneAt) return 'Cancelled: clear it away';
  return startedAt ? 'Cancelled: off the stove' : 'Withdrawn: stop';
}

/** A dish of one size has a variant that says nothing. */
function isPlain(variantName: string): boolean {
  return /^(regular|standard|)$/i.test(variantName);
}
