import { never, useCommandId } from '@college-kiosk/client';
import { MoneyText, Notice, StatusPill } from '@college-kiosk/ui';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../../gql/index.ts';
import { sayAmount } from '../../../shell/amounts.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSigned } from '../../../shell/viewer.tsx';

const SuggestionRowFragment = graphql(`
  fragment SuggestionRow on PurchaseSuggestion {
    __typename
    id
    unit
    packs
    price
    isCapped
    because
    item { __typename id name }
    supplier { __typename id }
  }
`);
const DismissPurchaseSuggestionDocument = graphql(`
  mutation DismissPurchaseSuggestion($commandId: UUID!, $suggestionId: UUID!, $reason: String!) {
    dismissPurchaseSuggestion(commandId: $commandId, suggestionId: $suggestionId, reason: $reason) {
      __typename
      ... on PurchaseSuggestion { id state }
      ... on SuggestionSettled { code message state }
    }
  }
`);

type Props = {
  suggestion: FragmentType<typeof SuggestionRowFragment>;
  isIn: boolean;
  onChoose: (isIn: boolean) => void;
  onDone: () => void;
};

/** One item to order: how many packs, what they cost, and why. */
export function SuggestionRow({ suggestion: masked, isIn, onChoose, onDone }: Props) {
  const { may } = useSigned();
  const suggestion = readFragment(SuggestionRowFragment, masked);
  const { id, item, unit, packs, price, supplier } = suggestion;
  const [dismissing, setDismissing] = useState(false);
  const isSold = supplier !== null && unit !== null && packs !== null && price !== null;
  return (
    <li className="ps-row">
      <Checkbox
        aria-label={`Order ${item.name}`}
        checked={isSold && isIn}
        disabled={!isSold || !may('purchase:order')}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <div className="ps-says">
        <Link to="/stock" search={{ item: item.id }} className="ps-name">
          {item.name}
        </Link>
        <p>{suggestion.because}</p>
        {suggestion.isCapped ? <StatusPill tone="info">No more than is used while it keeps</StatusPill> : null}
      </div>
      <div className="ps-amount">
        {isSold ? (
          <>
            <strong>{sayAmount(packs * 1_000, unit)}</strong>
            <MoneyText value={packs * price} paise />
          </>
        ) : (
          <StatusPill tone="bad">Nobody sells it</StatusPill>
        )}
      </div>
      {may('purchase:order') && !dismissing ? (
        <Button
          variant="subtle"
          color="steel"
          size="compact-sm"
          aria-label={`Not now: ${item.name}`}
          onClick={() => setDismissing(true)}
        >
          Not now
        </Button>
      ) : null}
      {dismissing ? <Dismiss suggestionId={id} onDone={onDone} onLeave={() => setDismissing(false)} /> : null}
    </li>
  );
}

function Dismiss({ suggestionId, onDone, onLeave }: { suggestionId: string; onDone: () => void; onLeave: () => void }) {
  const toast = useToast();
  const commandId = useCommandId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(DismissPurchaseSuggestionDocument);
  const dismiss = async (event: FormEvent) => {
    event.preventDefault();
    const said = { suggestionId, reason: reason.trim() };
    const answer = (await run({ commandId: commandId(said), ...said }))?.dismissPurchaseSuggestion;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PurchaseSuggestion':
        toast.done('It stays away until stock falls by another day’s use.');
        return onDone();
      case 'SuggestionSettled':
        setRefusal(answer.message);
        return onDone();
      default:
        never(answer);
    }
  };
  return (
    <form className="ps-dismiss" onSubmit={(event) => void dismiss(event)}>
      <TextInput
        label="Why not now"
        autoFocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy} disabled={reason.trim() === ''}>
        Leave it out
      </Button>
      <Button variant="subtle" color="steel" onClick={onLeave}>
        Back
      </Button>
      {refusal ? <Notice>{refusal}</Notice> : null}
    </form>
  );
}
