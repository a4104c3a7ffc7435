import { MoneyText } from '@college-kiosk/ui';
import { IconCheck } from '@tabler/icons-react';
import { type Say, useSay } from '../../i18n/i18n.ts';
import { useAllergenNames } from '../../shell/food-names.ts';
import type { Dish } from '../../shell/menu/live-menu.tsx';
import { isFull } from '../../shell/modifiers.ts';

type Group = Dish['modifierGroups'][number];
type Props = { group: Group; chosen: readonly string[]; onChoose: (optionId: string) => void };

/** One choice to make: its rule in words, each option with what it costs more or less. */
export function OptionGroup({ group, chosen, onChoose }: Props) {
  const say = useSay();
  const allergens = useAllergenNames();
  const one = group.min === 1 && group.max === 1;
  const full = isFull(group, chosen);
  return (
    <fieldset className="k-options">
      <legend>
        {group.name} <small>{ruleOf(group, say)}</small>
      </legend>
      <div>
        {group.options.map((option) => {
          const on = chosen.includes(option.id);
          const contains = allergens(option.allergens);
          return (
            <label key={option.id} data-off={(full && !on) || undefined}>
              <input
                type={one ? 'radio' : 'checkbox'}
                name={group.id}
                checked={on}
                disabled={full && !on}
                onChange={() => onChoose(option.id)}
              />
              <span className="k-option-mark" aria-hidden>
                <IconCheck />
              </span>
              <span>
                {option.name}
                {contains.length > 0 ? <small>{say('menu.containsList', { list: contains.join(', ') })}</small> : null}
              </span>
              {option.priceDelta === 0 ? null : <MoneyText value={option.priceDelta} sign />}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function ruleOf({ min, max }: Group, say: Say): string {
  if (min === 0) return say('rule.upTo', { max });
  return min === max ? say('rule.exactly', { max }) : say('rule.between', { min, max });
}
