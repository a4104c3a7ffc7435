import { DietMark, FoodPicture, formatMoney, MoneyText, QuantityStepper } from '@college-kiosk/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useSay } from '../../i18n/i18n.ts';
import { blocks, type CartLine, type LineIssue, lineKey, mostOfOne, setQuantity, unitPrice } from '../../shell/cart.ts';
import { useDietNames } from '../../shell/food-names.ts';
import { pictureOf } from '../../shell/menu/dish.ts';
import type { Dish } from '../../shell/menu/live-menu.tsx';
import { changeCart } from '../../shell/session.ts';
import { LineTrouble } from './LineTrouble.tsx';

type Props = { line: CartLine; dish: Dish | undefined; issue: LineIssue | null };

export function CartLineRow({ line, dish, issue }: Props) {
  const say = useSay();
  const diets = useDietNames();
  const key = lineKey(line);
  const variant = dish?.variants.find(({ id }) => id === line.variantId);
  const options = dish?.modifierGroups.flatMap((group) => group.options) ?? [];
  const chosen = line.optionIds.map((id) => options.find((option) => option.id === id)?.name);
  const notes = [dish && dish.variants.length > 1 ? variant?.name : null, ...chosen].filter(Boolean).join(' · ');
  const name = dish?.name ?? say('cart.goneDish');
  const price = (dish && unitPrice(dish, line.variantId, line.optionIds)) ?? line.seenPrice;
  const most = Math.min(mostOfOne, variant?.portionsLeft ?? mostOfOne);
  return (
    <li className="k-line" data-trouble={blocks(issue) || undefined}>
      <div className="k-line-picture">
        {dish ? (
          <FoodPicture picture={pictureOf(dish)} title={dish.name} decorative />
        ) : (
          <IconAlertTriangle aria-hidden />
        )}
      </div>
      <div className="k-line-name">
        <strong>
          {dish ? <DietMark diet={dish.diet} size={22} labels={diets} /> : null} {name}
        </strong>
        {notes ? <small>{notes}</small> : null}
        <small>{say('cart.each', { price: formatMoney(price) })}</small>
      </div>
      <QuantityStepper
        value={line.quantity}
        max={Math.max(line.quantity, most)}
        label={name}
        labels={{ more: say('more'), fewer: say('fewer'), remove: say('remove') }}
        onChange={(quantity) => changeCart((cart) => setQuantity(cart, key, quantity))}
      />
      <span className="k-line-sum">
        <MoneyText value={price * line.quantity} />
      </span>
      {issue ? <LineTrouble line={line} dish={dish} issue={issue} /> : null}
    </li>
  );
}
