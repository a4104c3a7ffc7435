import { DietMark, type DishPicture, FoodPicture, MoneyText } from '@college-kiosk/ui';
import type { TillItem } from './till-cart.ts';

type Props = { item: TillItem; inCart: number; onAdd: () => void };

export function TillTile({ item, inCart, onAdd }: Props) {
  const { name, diet, soldOut, servedNow, portionsLeft, variants } = item;
  const out = soldOut || portionsLeft === 0;
  const why = out ? 'Sold out' : servedNow ? null : 'Not now';
  return (
    <li>
      <button type="button" className="ct-tile" disabled={why !== null} onClick={onAdd}>
        <FoodPicture decorative title={name} picture={item.picture as DishPicture} size={76} />
        <span className="ct-tile-name">
          <DietMark diet={diet} size={15} /> {name}
        </span>
        <span className="ct-tile-foot">
          {why ?? (
            <>
              {variants.length > 1 ? 'from ' : ''}
              <MoneyText value={Math.min(...variants.map(({ price }) => price))} />
            </>
          )}
          {why === null && portionsLeft !== null && portionsLeft !== undefined && portionsLeft <= 10 ? (
            <em>{portionsLeft} left</em>
          ) : null}
        </span>
        {inCart > 0 ? <span className="ct-tile-count">{inCart}</span> : null}
      </button>
    </li>
  );
}
