import { useQuery } from '@apollo/client/react';
import { never, newId, useCommandId } from '@college-kiosk/client';
import { scaled, unscaled } from '@college-kiosk/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import { Answer } from '../../../shell/Answer.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { mayDo, useSigned } from '../../../shell/viewer.ts';

const PettyCustodiansDocument = graphql(`
  query PettyCustodians($outletId: UUID!) {
    pettyCustodians(outletId: $outletId) { __typename id name email }
  }
`);
const SavePettyBoxDocument = graphql(`
  mutation SavePettyBox($input: SavePettyBoxInput!) {
    savePettyBox(input: $input) {
      __typename
      ... on PettyBox { id name version }
      ... on NameTaken { code message }
      ... on ChangedMeanwhile { code message }
      ... on BoxClosed { code message }
      ... on BoxHoldsCash { code message balance }
      ... on CustodianLeft { code message }
    }
  }
`);

type Box = {
  id: string;
  name: string;
  custodianId: string;
  amount: number;
  voucherLimit: number;
  version: number;
  outlet: { id: string };
};
type Props = { box: Box | null; onDone: () => void; onBack: () => void };

/** A box as it is decided: who answers for it, what it is filled up to, and what a voucher pays without another person. */
export function BoxForm({ box, onDone, onBack }: Props) {
  const { viewer } = useSigned();
  const commandId = useCommandId();
  const places = viewer.outlets.filter((place) => mayDo(viewer, 'petty:set-up', place.id));
  const [id] = useState(box?.id ?? newId);
  const [outletId, setOutletId] = useState(box?.outlet.id ?? (places.length === 1 ? places[0]?.id : undefined) ?? '');
  const [name, setName] = useState(box?.name ?? '');
  const [custodianId, setCustodianId] = useState(box?.custodianId ?? '');
  const [amount, setAmount] = useState(box ? unscaled(box.amount, 2) : '');
  const [limit, setLimit] = useState(box ? unscaled(box.voucherLimit, 2) : '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, busy, problem } = useRun(SavePettyBoxDocument);
  const { data } = useQuery(PettyCustodiansDocument, { variables: { outletId }, skip: outletId === '' });
  const people = data?.pettyCustodians ?? [];
  const [full, most] = [scaled(amount, 2) ?? 0, scaled(limit, 2) ?? 0];
  const isSaid = outletId !== '' && name.trim() !== '' && custodianId !== '' && full > 0 && most > 0;
  const isTooMuch = full > 0 && most > full;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const facts = { name: name.trim(), custodianId, amount: full, voucherLimit: most };
    const said = { id, outletId, version: box?.version ?? 0, ...facts };
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.savePettyBox;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PettyBox':
        return onDone();
      case 'NameTaken':
      case 'ChangedMeanwhile':
      case 'BoxClosed':
      case 'BoxHoldsCash':
      case 'CustodianLeft':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form className="fc-form" onSubmit={(event) => void save(event)} noValidate>
      <div className="fc-fields">
        {places.length > 1 && !box ? (
          <NativeSelect
            label="Outlet"
            value={outletId}
            data={[{ value: '', label: 'Choose' }, ...places.map((place) => ({ value: place.id, label: place.name }))]}
            onChange={(event) => {
              setOutletId(event.currentTarget.value);
              setCustodianId('');
            }}
          />
        ) : null}
        <TextInput
          label="Name"
          placeholder="Front counter"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Who answers for it"
          value={custodianId}
          data={[
            { value: '', label: outletId === '' ? 'Choose the outlet first' : 'Choose' },
            ...people.map((person) => ({ value: person.id, label: `${person.name} (${person.email})` })),
          ]}
          onChange={(event) => setCustodianId(event.currentTarget.value)}
        />
        <TextInput
          label="Filled up to"
          leftSection="₹"
          inputMode="decimal"
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <TextInput
          label="A voucher alone, up to"
          leftSection="₹"
          inputMode="decimal"
          value={limit}
          error={isTooMuch ? 'No more than the box holds' : undefined}
          onChange={(event) => setLimit(event.currentTarget.value)}
        />
      </div>
      <div className="fc-actions">
        <Button type="submit" disabled={!isSaid || isTooMuch} loading={busy}>
          Save
        </Button>
        <Button variant="subtle" color="steel" onClick={onBack}>
          Back
        </Button>
        <Answer refusal={refusal} problem={problem} />
      </div>
    </form>
  );
}
