import { newId } from '@college-kiosk/client';
import { DietMark, type DishPicture, FoodPicture, MoneyText } from '@college-kiosk/ui';
import { Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { TimelineButton } from '../../shell/TimelineButton.tsx';
import { useToast } from '../../shell/toast.tsx';
import { useRun } from '../../shell/use-run.ts';
import { useSigned } from '../../shell/viewer.tsx';

const MenuRowFragment = graphql(`
  fragment MenuRow on MenuItem {
    __typename
    id
    name
    diet
    picture
    soldOut
    servedNow
    portionsLeft
    stationCode
    dayparts { __typename id name }
    variants { __typename id name price }
  }
`);
const SetItemAvailabilityDocument = graphql(`
  mutation SetItemAvailability($input: SetItemAvailabilityInput!) {
    setItemAvailability(input: $input) { __typename id soldOut }
  }
`);

export function MenuRow({ item: masked }: { item: FragmentType<typeof MenuRowFragment> }) {
  const item = readFragment(MenuRowFragment, masked);
  const { outlet, may } = useSigned();
  const toast = useToast();
  const [run, busy] = useRun(SetItemAvailabilityDocument);
  const set = async (available: boolean, again: boolean) => {
    const data = await run({ input: { commandId: newId(), outletId: outlet.id, itemId: item.id, available } });
    if (!data || again) return;
    toast.done(available ? `${item.name} is on sale.` : `${item.name} is sold out.`, () => void set(!available, true));
  };
  const { portionsLeft: left } = item;
  return (
    <li className="mn-row" data-out={item.soldOut || undefined}>
      <FoodPicture decorative title={item.name} picture={item.picture as DishPicture} size={52} />
      <div className="mn-name">
        <span>
          <DietMark diet={item.diet} size={16} />{' '}
          {may('menu:manage') ? (
            <Link to="/menu/dishes/$dishId" params={{ dishId: item.id }}>
              {item.name}
            </Link>
          ) : (
            item.name
          )}
        </span>
        <small>
          {item.servedNow
            ? (item.stationCode ?? 'Handed over as it is')
            : `Not now: ${item.dayparts.map(({ name }) => name).join(', ')}`}
        </small>
      </div>
      <span className="mn-prices">
        {item.variants.map(({ id, name, price }) => (
          <span key={id}>
            {item.variants.length > 1 ? <small>{name}</small> : null} <MoneyText value={price} />
          </span>
        ))}
      </span>
      <span className="mn-left" data-few={left !== null && left !== undefined && left <= 10 ? true : undefined}>
        {left === null || left === undefined ? '' : left === 0 ? 'none left' : `${left} left`}
      </span>
      <span className="mn-state" aria-hidden>
        {item.soldOut ? 'Sold out' : 'On sale'}
      </span>
      <Switch
        size="lg"
        checked={!item.soldOut}
        disabled={busy}
        aria-label={`${item.name} on sale`}
        onChange={(event) => void set(event.currentTarget.checked, false)}
      />
      <TimelineButton entity="menu_item" id={item.id} name={item.name} />
    </li>
  );
}
