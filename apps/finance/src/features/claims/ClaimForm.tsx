import { never, newId, useCommandId } from '@college-kiosk/client';
import { EmptyState, MoneyText } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../gql/gql.ts';
import { Answer } from '../../shell/Answer.tsx';
import { useRun } from '../../shell/use-run.ts';
import { mayDo, useSigned } from '../../shell/viewer.ts';
import { type Category, ClaimLineFields } from './ClaimLineFields.tsx';
import { emptyLine, faultOf, lineInput, type TypedLine, totalOf } from './claim-lines.ts';
import { useSubmitClaim } from './use-submit-claim.ts';

const SaveExpenseClaimDocument = graphql(`
  mutation SaveExpenseClaim($input: SaveExpenseClaimInput!) {
    saveExpenseClaim(input: $input) {
      __typename
      ... on ExpenseClaim { id number state version }
      ... on AmountNotPositive { code message position }
      ... on CategoryClosed { code message position }
      ... on SellerGstinInvalid { code message position }
      ... on TaxUnfit { code message position }
      ... on DayAhead { code message today }
      ... on PeriodLocked { code message firstOpenDay }
      ... on NotYourClaim { code message }
      ... on IllegalClaimStep { code message state }
      ... on ChangedMeanwhile { code message }
    }
  }
`);

type Written = { id: string; version: number; title: string; outlet: { id: string }; lines: TypedLine[] };
type Props = { categories: readonly Category[]; claim: Written | null };

/** A claim as it is being written: line by line, each with its receipts. */
export function ClaimForm({ categories, claim }: Props) {
  const { viewer, today } = useSigned();
  const navigate = useNavigate();
  const commandId = useCommandId();
  const open = categories.filter(({ inUse }) => inUse);
  const places = viewer.outlets.filter((place) => mayDo(viewer, 'expense:claim', place.id));
  const [id] = useState(claim?.id ?? newId);
  const [outletId, setOutletId] = useState(claim?.outlet.id ?? (places.length === 1 ? places[0]?.id : undefined) ?? '');
  const [title, setTitle] = useState(claim?.title ?? '');
  const [lines, setLines] = useState<TypedLine[]>(() => claim?.lines ?? [emptyLine(today)]);
  const [version, setVersion] = useState(claim?.version ?? 0);
  const [marked, setMarked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(SaveExpenseClaimDocument);
  const submit = useSubmitClaim();
  if (open.length === 0) {
    return (
      <EmptyState kind="first-use" title="Nothing can be claimed yet">
        Finance decides on the categories first.
      </EmptyState>
    );
  }

  const save = async (andSubmit: boolean) => {
    setMarked(true);
    setRefusal(null);
    if (outletId === '') return setRefusal('Choose the outlet it was for.');
    if (title.trim() === '') return setRefusal('Say what it was for.');
    const fault = lines.map(faultOf).findIndex((one) => one !== null);
    if (fault >= 0) return setRefusal(`Line ${fault + 1}: ${faultOf(lines[fault] as TypedLine)}`);
    const said = { id, outletId, version, title: title.trim(), lines: lines.map(lineInput) };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.saveExpenseClaim;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ExpenseClaim': {
        setVersion(answer.version);
        const why = andSubmit ? await submit.run(id) : null;
        if (why !== null || submit.failed()) return setRefusal(why);
        return void navigate({ to: '/claims/$claimId', params: { claimId: id } });
      }
      case 'AmountNotPositive':
      case 'CategoryClosed':
      case 'SellerGstinInvalid':
      case 'TaxUnfit':
        return setRefusal(`Line ${answer.position}: ${answer.message}`);
      case 'DayAhead':
      case 'PeriodLocked':
      case 'NotYourClaim':
      case 'IllegalClaimStep':
      case 'ChangedMeanwhile':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save(true);
  };
  return (
    <form className="fc-form" onSubmit={onSubmit} noValidate>
      <div className="fc-fields">
        {places.length > 1 ? (
          <NativeSelect
            label="Outlet"
            disabled={claim !== null}
            value={outletId}
            data={[{ value: '', label: 'Choose' }, ...places.map((place) => ({ value: place.id, label: place.name }))]}
            error={marked && outletId === '' ? 'Where it was for' : undefined}
            onChange={(event) => setOutletId(event.currentTarget.value)}
          />
        ) : null}
        <TextInput
          label="What for"
          placeholder="Gas for the weekend"
          maxLength={120}
          value={title}
          error={marked && title.trim() === '' ? 'In a few words' : undefined}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <ol className="fc-lines">
        {lines.map((line, at) => (
          <li key={line.key}>
            <ClaimLineFields
              title={`Line ${at + 1}`}
              line={line}
              outletId={outletId}
              categories={open}
              marked={marked}
              onChange={(changed) =>
                setLines((before) => before.map((one) => (one.key === line.key ? { ...one, ...changed } : one)))
              }
              onRemove={lines.length > 1 ? () => setLines(lines.filter((one) => one !== line)) : null}
            />
          </li>
        ))}
      </ol>
      <div className="fc-actions">
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setLines([...lines, emptyLine(lines.at(-1)?.day ?? today)])}
        >
          Another line
        </Button>
      </div>
      <p className="fc-total">
        <span>Together</span>
        <MoneyText value={totalOf(lines)} paise />
      </p>
      <Answer refusal={refusal} problem={problem ?? submit.problem} />
      <div className="fc-actions">
        <Button type="submit" loading={busy || submit.busy}>
          Submit the claim
        </Button>
        <Button variant="default" disabled={busy || submit.busy} onClick={() => void save(false)}>
          Save as a draft
        </Button>
      </div>
    </form>
  );
}
