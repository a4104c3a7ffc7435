import { formatQuantity, MoneyText } from '@college-kiosk/ui';
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { BaseUnit } from '../../../gql/graphql.ts';
import { StockItemSelect } from '../../../shell/StockItemSelect.tsx';
import { useSigned } from '../../../shell/viewer.tsx';
import type { LineDraft } from './recipe-draft.ts';
import type { TriedRecipe } from './use-tried-recipe.ts';

type Props = {
  line: LineDraft;
  /** Only an option can leave something out. */
  isOption: boolean;
  tried: TriedRecipe['lines'][number] | undefined;
  onChange: (part: Partial<LineDraft>) => void;
  onRemove: () => void;
};

/** One line of a recipe: what is eaten of what, what trimming leaves of it, and what that issues and costs. */
export function RecipeLineRow({ line, isOption, tried, onChange, onRemove }: Props) {
  const { outlet } = useSigned();
  const base = line.item?.units.at(-1) as BaseUnit | undefined;
  return (
    <li>
      <StockItemSelect
        className="re-item"
        outletId={outlet.id}
        chosen={line.item}
        onChoose={(item) => onChange({ item, unit: item?.baseUnit ?? '' })}
      />
      <TextInput
        size="md"
        label="Eaten"
        description={isOption ? 'Below zero: left out' : undefined}
        inputMode={isOption ? 'text' : 'decimal'}
        value={line.quantity}
        onChange={(event) => onChange({ quantity: event.currentTarget.value })}
      />
      <NativeSelect
        size="md"
        label="Unit"
        disabled={!line.item}
        data={line.item ? [...line.item.units] : ['']}
        value={line.unit}
        onChange={(event) => onChange({ unit: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label="Yield"
        inputMode="decimal"
        rightSection="%"
        value={line.yieldRate}
        onChange={(event) => onChange({ yieldRate: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label="Waste"
        inputMode="decimal"
        rightSection="%"
        value={line.wastageRate}
        onChange={(event) => onChange({ wastageRate: event.currentTarget.value })}
      />
      <dl className="re-issued">
        <div>
          <dt>Issued</dt>
          <dd>{tried && base ? formatQuantity(tried.quantity, base) : '–'}</dd>
        </div>
        <div>
          <dt>Cost</dt>
          <dd>{tried ? <MoneyText value={tried.cost} paise /> : '–'}</dd>
        </div>
      </dl>
      <ActionIcon
        className="re-remove"
        variant="subtle"
        color="steel"
        size={40}
        aria-label={`Remove ${line.item?.name ?? 'this line'}`}
        onClick={onRemove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </li>
  );
}
