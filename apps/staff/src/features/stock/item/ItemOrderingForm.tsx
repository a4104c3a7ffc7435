import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, Notice, scaled } from '@college-kiosk/ui';
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { BaseUnit, ItemReplenishmentQuery } from '../../../gql/graphql.ts';
import { serviceLevels } from '../../../shell/service-levels.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';

const ChangeItemReplenishmentDocument = graphql(`
  mutation ChangeItemReplenishment($input: ChangeItemReplenishmentInput!) {
    changeItemReplenishment(input: $input) {
      __typename
      ... on ItemReplenishment { outletId stockItemId }
      ... on UnitUnknown { code message unit }
      ... on NotSoldBySupplier { code message }
    }
  }
`);

type Known = ItemReplenishmentQuery['itemReplenishment'];
type Props = {
  outletId: string;
  item: { id: string; name: string; baseUnit: BaseUnit };
  rule: Known['rule'];
  offers: Known['offers'];
  locked: boolean;
  onSaved: () => void;
};

const larger: Record<BaseUnit, { unit: string; places: number }> = {
  g: { unit: 'kg', places: 6 },
  ml: { unit: 'l', places: 6 },
  pcs: { unit: 'pcs', places: 3 },
};

/** What somebody decides about ordering one item; what is left empty follows from its class, its supplier, and what is used. */
export function ItemOrderingForm({ outletId, item, rule, offers, locked, onSaved }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const { unit, places } = larger[item.baseUnit];
  const shown = (base: number | null | undefined) => (base == null ? '' : String(base / 10 ** places));
  const [point, setPoint] = useState(shown(rule?.reorderPoint));
  const [par, setPar] = useState(shown(rule?.par));
  const [level, setLevel] = useState(rule?.serviceLevel == null ? '' : String(rule.serviceLevel));
  const [review, setReview] = useState<number | string>(rule?.reviewDays ?? '');
  const [lead, setLead] = useState<number | string>(rule?.leadDays ?? '');
  const [supplierId, setSupplierId] = useState(rule?.supplierId ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(ChangeItemReplenishmentDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const amount = (typed: string) => (typed.trim() === '' ? null : scaled(typed, 3));
    const said = {
      ...{ outletId, stockItemId: item.id, unit, par: amount(par), reorderPoint: amount(point) },
      ...{ serviceLevel: level === '' ? null : Number(level), supplierId: supplierId || null },
      ...{ reviewDays: review === '' ? null : Number(review), leadDays: lead === '' ? null : Number(lead) },
    };
    const isBad = (typed: string, value: number | null) => typed.trim() !== '' && value === null;
    if (isBad(par, said.par) || isBad(point, said.reorderPoint))
      return setRefusal('Enter quantities, or leave them empty.');
    if (said.par !== null && said.reorderPoint !== null && said.reorderPoint > said.par) {
      return setRefusal('It is ordered at less than it is ordered up to.');
    }
    const answer = (await run({ input: { commandId: commandId(said), ...said } }))?.changeItemReplenishment;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ItemReplenishment':
        toast.done('What is to be ordered is worked out anew.');
        return onSaved();
      case 'UnitUnknown':
      case 'NotSoldBySupplier':
        return setRefusal(answer.message);
      default:
        never(answer);
    }
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <fieldset disabled={locked}>
        <legend>Ordering</legend>
        <div className="si-pair">
          <TextInput
            label={`Order at, ${unit}`}
            placeholder="By what is used"
            inputMode="decimal"
            value={point}
            onChange={(event) => setPoint(event.currentTarget.value)}
          />
          <TextInput
            label={`Up to, ${unit}`}
            placeholder="By what is used"
            inputMode="decimal"
            value={par}
            onChange={(event) => setPar(event.currentTarget.value)}
          />
          <NativeSelect
            label="Sure of enough"
            data={[{ value: '', label: 'As its class' }, ...serviceLevels]}
            value={level}
            onChange={(event) => setLevel(event.currentTarget.value)}
          />
          <NumberInput
            label="Ordered every, days"
            placeholder="As its class"
            min={0}
            max={60}
            allowDecimal={false}
            value={review}
            onChange={setReview}
          />
          <NumberInput
            label="Comes after, days"
            placeholder="As the supplier"
            min={0}
            max={365}
            allowDecimal={false}
            value={lead}
            onChange={setLead}
          />
          <NativeSelect
            label="Bought from"
            data={[
              { value: '', label: offers.length === 0 ? 'Nobody sells it' : 'Whoever is cheapest' },
              ...offers.map((offer) => ({
                value: offer.supplierId,
                label: `${offer.supplierName}, ${formatMoney(offer.price)} a ${offer.unit}`,
              })),
            ]}
            value={supplierId}
            onChange={(event) => setSupplierId(event.currentTarget.value)}
          />
        </div>
        {refusal ? <Notice>{refusal}</Notice> : null}
        {locked ? null : (
          <Button type="submit" variant="default" loading={busy} style={{ justifySelf: 'start' }}>
            Save
          </Button>
        )}
      </fieldset>
    </form>
  );
}
