import { MoneyText } from '@college-kiosk/ui';
import type { CartQuoteFragment } from '../../gql/graphql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { type CartLine, lineKey } from '../../shell/cart.ts';
import { Modal } from '../../shell/frame/Modal.tsx';
import { useMenu } from '../../shell/menu/live-menu.tsx';
import type { Placing } from './use-place-order.ts';

type Moved = NonNullable<Placing['moved']>;
type Props = {
  was: number;
  quote: CartQuoteFragment;
  cart: CartLine[];
  moved: Moved;
  onYes: (moved: Moved) => void;
  onNo: () => void;
};

/** Nobody pays a price they have not seen: shows what moved, and asks. */
export function PriceQuestion({ was, quote, cart, moved, onYes, onNo }: Props) {
  const say = useSay();
  const { dishes } = useMenu();
  const seen = new Map(cart.map((line) => [lineKey(line), line.seenPrice]));
  const changed = quote.lines.flatMap((line) => {
    const before = seen.get(lineKey({ ...line, optionIds: line.modifiers.map(({ optionId }) => optionId) }));
    return before === undefined || before === line.unitPrice ? [] : [{ ...line, before }];
  });
  return (
    <Modal title={say('moved.title')} onClose={onNo} className="k-moved">
      <p>{say(was === quote.total ? 'moved.sameTotal' : 'moved.text')}</p>
      <dl>
        {changed.map((line) => (
          <div key={line.variantId}>
            <dt>{dishes.get(line.itemId)?.name ?? line.name}</dt>
            <dd>
              <MoneyText value={line.before} strike /> <MoneyText value={line.unitPrice} />
            </dd>
          </div>
        ))}
        <div className="k-moved-total">
          <dt>{say('cart.total')}</dt>
          <dd>
            {was === quote.total ? null : <MoneyText value={was} strike />} <MoneyText value={quote.total} />
          </dd>
        </div>
      </dl>
      <div className="k-modal-acts">
        <button type="button" className="k-button" onClick={onNo}>
          {say('moved.no')}
        </button>
        <button type="button" className="k-button k-primary" onClick={() => onYes(moved)}>
          {say('moved.yes')} <MoneyText value={quote.total} />
        </button>
      </div>
    </Modal>
  );
}
