import { formatMoney, MoneyText } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { TillItem, TillLine } from './till-cart.ts';

type Props = { item: TillItem; onClose: () => void; onAdd: (line: Omit<TillLine, 'key' | 'quantity'>) => void };

/** Size and choices of one dish. */
export function ItemSheet({ item, onClose, onAdd }: Props) {
  const [variantId, setVariantId] = useState(
    item.variants.find(({ portionsLeft }) => portionsLeft !== 0)?.id ?? item.variants[0]?.id ?? '',
  );
  const [chosen, setChosen] = useState<string[]>(() =>
    item.modifierGroups.flatMap(({ min, options }) => options.slice(0, min).map(({ id }) => id)),
  );
  const variant = item.variants.find(({ id }) => id === variantId);
  const options = item.modifierGroups.flatMap((group) => group.options).filter(({ id }) => chosen.includes(id));
  const price = (variant?.price ?? 0) + options.reduce((sum, { priceDelta }) => sum + priceDelta, 0);
  const toggle = (group: TillItem['modifierGroups'][number], id: string) => {
    const own = group.options.map((option) => option.id);
    const others = chosen.filter((one) => !own.includes(one));
    const mine = chosen.filter((one) => own.includes(one));
    if (mine.includes(id)) return mine.length > group.min && setChosen(chosen.filter((one) => one !== id));
    // A full group lets the oldest choice go.
    setChosen([...others, ...mine.slice(mine.length >= group.max ? 1 : 0), id]);
  };
  return (
    <Modal opened onClose={onClose} centered title={item.name}>
      <div className="ct-sheet">
        {item.variants.length > 1 ? (
          <fieldset>
            <legend>Size</legend>
            {item.variants.map(({ id, name, price: own, portionsLeft }) => (
              <button
                key={id}
                type="button"
                className="st-chip"
                aria-pressed={id === variantId}
                disabled={portionsLeft === 0}
                onClick={() => setVariantId(id)}
              >
                {name} <MoneyText value={own} />
              </button>
            ))}
          </fieldset>
        ) : null}
        {item.modifierGroups.map((group) => (
          <fieldset key={group.id}>
            <legend>
              {group.name} <small>{ruleOf(group)}</small>
            </legend>
            {group.options.map(({ id, name, priceDelta }) => (
              <button
                key={id}
                type="button"
                className="st-chip"
                aria-pressed={chosen.includes(id)}
                onClick={() => toggle(group, id)}
              >
                {name} {priceDelta === 0 ? null : <MoneyText value={priceDelta} sign />}
              </button>
            ))}
          </fieldset>
        ))}
        <Button
          size="lg"
          fullWidth
          disabled={!variant}
          data-autofocus
          onClick={() =>
            onAdd({
              itemId: item.id,
              variantId,
              optionIds: chosen,
              name: item.name,
              detail: [item.variants.length > 1 ? variant?.name : '', ...options.map(({ name }) => name)]
                .filter(Boolean)
                .join(', '),
              price,
            })
          }
        >
          Add for {formatMoney(price)}
        </Button>
      </div>
    </Modal>
  );
}

function ruleOf({ min, max }: { min: number; max: number }): string {
  if (min === max) return `choose ${min}`;
  if (min === 0) return max === 1 ? 'if wanted' : `up to ${max}`;
  return `${min} to ${max}`;
}
