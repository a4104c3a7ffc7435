import './weekdays.css';
import { never, useCommandId } from '@college-kiosk/client';
import { formatMoney, Notice } from '@college-kiosk/ui';
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { graphql } from '../../../gql/gql.ts';
import type { BaseUnit, ItemReplenishmentQuery } from '../../../gql/graphql.ts';
import { ChangedNotice } from '../../../shell/ChangedNotice.tsx';
import { serviceLevels } from '../../../shell/service-levels.ts';
import { useToast } from '../../../shell/toast.tsx';
import { useRun } from '../../../shell/use-run.ts';
import { useSeen } from '../../../shell/use-seen.ts';
import { askedOf, draftIn, largerUnit, saidOf, weekdays } from './ordering-draft.ts';

const ChangeItemReplenishmentDocument = graphql(`
  mutation ChangeItemReplenishment($input: ChangeItemReplenishmentInput!) {
    changeItemReplenishment(input: $input) {
      __typename
      ... on ItemReplenishment { outletId stockItemId }
      ... on UnitUnknown { code message unit }
      ... on NotSoldBySupplier { code message }
      ... on ChangedMeanwhile { code message }
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
  /** What is decided and worked out now. */
  reread: () => Promise<Known | undefined>;
};

/** What somebody decides about ordering one item; what is left empty follows from its class, its supplier, and what is used. */
export function ItemOrderingForm({ outletId, item, rule, offers, locked, reread }: Props) {
  const toast = useToast();
  const commandId = useCommandId();
  const { unit } = largerUnit(item.baseUnit);
  const form = useSeen(rule, { said: saidOf(item.baseUnit, offers), draftOf: draftIn(item.baseUnit) });
  const { draft, change } = form;
  const [refusal, setRefusal] = useState<string | null>(null);
  const [run, busy] = useRun(ChangeItemReplenishmentDocument);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const asked = askedOf(draft);
    if (typeof asked === 'string') return setRefusal(asked);
    const input = { outletId, stockItemId: item.id, unit, version: form.seen?.version ?? 0, ...asked };
    const answer = (await run({ input: { commandId: commandId(input), ...input } }))?.changeItemReplenishment;
    if (!answer) return;
    switch (answer.__typename) {
      case 'ItemReplenishment':
        toast.done('What is to be ordered is worked out anew.');
        return form.saved((await reread())?.rule ?? form.seen);
      case 'ChangedMeanwhile':
        return form.meet((await reread())?.rule ?? form.seen);
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
            value={draft.point}
            onChange={(event) => change({ point: event.currentTarget.value })}
          />
          <TextInput
            label={`Up to, ${unit}`}
            placeholder="By what is used"
            inputMode="decimal"
            value={draft.par}
            onChange={(event) => change({ par: event.currentTarget.value })}
          />
          <NativeSelect
            label="Sure of enough"
            data={[{ value: '', label: 'As its class' }, ...serviceLevels]}
            value={draft.level}
            onChange={(event) => change({ level: event.currentTarget.value })}
          />
          <NumberInput
            label="Ordered every, days"
            placeholder="As its class"
            min={0}
            max={60}
            allowDecimal={false}
            value={draft.review}
            onChange={(review) => change({ review })}
          />
          <NumberInput
            label="Comes after, days"
            placeholder="As the supplier"
            min={0}
            max={365}
            allowDecimal={false}
            value={draft.lead}
            onChange={(lead) => change({ lead })}
          />
          <NativeSelect
            label="Bought from"
            data={[
              { value: '', label: offers.length === 0 ? 'Nobody sells it' : 'The cheapest' },
              ...offers.map((offer) => ({
                value: offer.supplierId,
                label: `${offer.supplierName}, ${formatMoney(offer.price)} a ${offer.unit}`,
              })),
            ]}
            value={draft.supplierId}
            onChange={(event) => change({ supplierId: event.currentTarget.value })}
          />
        </div>
        <details className="si-days" open={draft.pars.some((par) => par !== '') || undefined}>
          <summary>Another amount on some weekdays</summary>
          <p>By the day on which the order comes. A day left empty goes by the amount above.</p>
          <div>
            {weekdays.map((weekday, at) => (
              <TextInput
                key={weekday}
                label={weekday.slice(0, 3)}
                aria-label={`Up to on a ${weekday}, ${unit}`}
                inputMode="decimal"
                value={draft.pars[at] ?? ''}
                onChange={(event) => change({ pars: draft.pars.with(at, event.currentTarget.value) })}
              />
            ))}
          </div>
        </details>
        {refusal ? <Notice>{refusal}</Notice> : null}
        {form.changes ? (
          <ChangedNotice noun="way of ordering" changes={form.changes} onTakeTheirs={form.takeTheirs} />
        ) : null}
        {locked ? null : (
          <Button type="submit" variant="default" loading={busy} style={{ justifySelf: 'start' }}>
            Save
          </Button>
        )}
      </fieldset>
    </form>
  );
}
