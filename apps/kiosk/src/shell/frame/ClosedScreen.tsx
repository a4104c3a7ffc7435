import { FoodPicture } from '@college-kiosk/ui';
import { useSay } from '../../i18n/i18n.ts';
import { clock, pictureOf } from '../menu/dish.ts';
import { useMenu } from '../menu/live-menu.tsx';
import { Screen } from './Screen.tsx';

/** Nothing can be ordered now: says from when, and shows what there will be. */
export function ClosedScreen() {
  const say = useSay();
  const { outlet, categories } = useMenu();
  const dishes = categories.flatMap(({ dishes: some }) => some.slice(0, 1)).slice(0, 5);
  const times = { from: clock(outlet?.opensAt ?? 0), to: clock(outlet?.closesAt ?? 0) };
  return (
    <Screen title={say('closed.title')} className="k-closed">
      <div className="k-closed-body">
        <div className="k-closed-dishes" aria-hidden>
          {dishes.map((dish) => (
            <FoodPicture key={dish.id} picture={pictureOf(dish)} title={dish.name} size="min(16vw, 10rem)" decorative />
          ))}
        </div>
        <p className="k-closed-title">{say('closed.title')}</p>
        <p className="k-closed-hours">{say(outlet?.takesOrders === false ? 'closed.paused' : 'closed.hours', times)}</p>
        <p>{say('closed.text')}</p>
      </div>
    </Screen>
  );
}
