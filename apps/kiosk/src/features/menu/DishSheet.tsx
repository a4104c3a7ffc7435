import {
  AllergenBadges,
  DietMark,
  FoodPicture,
  MoneyText,
  QuantityStepper,
  SpiceLevel,
  StatusPill,
} from '@college-kiosk/ui';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { useAllergenNames, useDietNames } from '../../shell/food-names.ts';
import { alternativeTo, clock, isSoldOut, pictureOf, servedFrom } from '../../shell/menu/dish.ts';
import { type Dish, useMenu } from '../../shell/menu/live-menu.tsx';
import { useMinuteOfDay } from '../../shell/use-minute-of-day.ts';
import { OptionGroup } from './OptionGroup.tsx';
import type { DishChoice } from './use-dish-choice.ts';

type SheetProps = { dish: Dish; choice: DishChoice; onShow: (dish: Dish) => void; onClose: () => void };

/** All there is to know and to decide about one dish. */
export function DishSheet({ dish, choice, onShow, onClose }: SheetProps) {
  const say = useSay();
  const diets = useDietNames();
  const allergens = useAllergenNames();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => sheet.current?.focus({ preventScroll: true }), []);
  return (
    <section
      ref={sheet}
      className="k-sheet"
      role="dialog"
      aria-labelledby="k-sheet-name"
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <button type="button" className="k-sheet-close" aria-label={say('close')} onClick={onClose}>
        <IconX aria-hidden />
      </button>
      <div className="k-sheet-about">
        <div className="k-sheet-picture">
          <FoodPicture picture={pictureOf(dish)} title={dish.name} decorative />
        </div>
        <div>
          <h2 id="k-sheet-name">{dish.name}</h2>
          <p className="k-sheet-facts">
            <span>
              <DietMark diet={dish.diet} size={28} labels={diets} /> {diets[dish.diet]}
            </span>
            <span>{say('menu.kcal', { kcal: dish.kcal })}</span>
            <SpiceLevel
              level={dish.spice as 0 | 1 | 2 | 3}
              labels={[say('spice.0'), say('spice.1'), say('spice.2'), say('spice.3')]}
            />
          </p>
          <p>{dish.description}</p>
          <p className="k-sheet-energy">{say('menu.energy')}</p>
          <AllergenBadges allergens={allergens(dish.allergens)} label={say('menu.contains')} />
          <Unavailable dish={dish} onShow={onShow} />
        </div>
      </div>
      {dish.variants.length > 1 ? <Variants dish={dish} choice={choice} /> : null}
      {dish.modifierGroups.map((group) => (
        <OptionGroup
          key={group.id}
          group={group}
          chosen={choice.optionIds}
          onChoose={(id) => choice.chooseOption(group, id)}
        />
      ))}
    </section>
  );
}

function Unavailable({ dish, onShow }: { dish: Dish; onShow: (dish: Dish) => void }) {
  const say = useSay();
  const minute = useMinuteOfDay();
  const { categories } = useMenu();
  if (!isSoldOut(dish) && dish.servedNow) return null;
  const from = servedFrom(dish, minute);
  const other = alternativeTo(dish, categories);
  return (
    <div className="k-sheet-off">
      <StatusPill tone="bad">
        {isSoldOut(dish) ? say('menu.soldOutLong') : say('menu.servedFromLong', { time: clock(from ?? 0) })}
      </StatusPill>
      {other ? (
        <button type="button" className="k-button" onClick={() => onShow(other)}>
          {say('menu.tryInstead', { dish: other.name })}
        </button>
      ) : null}
    </div>
  );
}

function Variants({ dish, choice }: { dish: Dish; choice: DishChoice }) {
  const say = useSay();
  return (
    <fieldset className="k-options">
      <legend>{say('menu.size')}</legend>
      <div>
        {dish.variants.map(({ id, name, price, portionsLeft }) => (
          <label key={id} data-off={portionsLeft === 0 || undefined}>
            <input
              type="radio"
              name={`variant-${dish.id}`}
              checked={choice.variantId === id}
              disabled={portionsLeft === 0}
              onChange={() => choice.chooseVariant(id)}
            />
            <span className="k-option-mark" aria-hidden>
              <IconCheck />
            </span>
            <span>{name}</span>
            <MoneyText value={price} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type FootProps = { dish: Dish; choice: DishChoice; onAdd: () => void; onClose: () => void };

export function SheetFoot({ dish, choice, onAdd, onClose }: FootProps) {
  const say = useSay();
  const { line, missing, quantity, room } = choice;
  if (!line && !missing) {
    return (
      <div className="k-foot-acts">
        <span className="k-foot-note">{room === 0 && dish.servedNow ? say('menu.noMore') : null}</span>
        <button type="button" className="k-button k-primary" onClick={onClose}>
          {say('menu.backToMenu')}
        </button>
      </div>
    );
  }
  return (
    <div className="k-foot-acts">
      <QuantityStepper
        value={quantity}
        min={1}
        max={Math.max(1, room)}
        label={dish.name}
        labels={{ more: say('more'), fewer: say('fewer'), remove: say('remove') }}
        onChange={choice.setQuantity}
      />
      <button type="button" className="k-button k-primary" disabled={!line} onClick={onAdd}>
        {line ? (
          <>
            {say('menu.addToOrder')} <MoneyText value={line.seenPrice * quantity} />
          </>
        ) : (
          say('menu.choose', { group: missing?.name ?? '' })
        )}
      </button>
    </div>
  );
}
