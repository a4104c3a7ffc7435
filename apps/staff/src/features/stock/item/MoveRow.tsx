import { formatDay, formatQuantity, formatTime, type QuantityUnit } from '@college-kiosk/ui';
import { Link } from '@tanstack/react-router';
import type { MoveRowFragment as Move, StockMoveType } from '../../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../../gql/index.ts';
import { useSigned } from '../../../shell/viewer.tsx';
import { reasonWords } from '../waste/waste-words.ts';

const MoveRowFragment = graphql(`
  fragment MoveRow on StockMove {
    id
    type
    quantity
    at
    by
    sourceType
    sourceId
    waste { __typename id reason note }
    order { __typename id token }
    receipt { __typename id supplier { __typename id name } order { __typename id number } }
  }
`);

const moveWords: Record<StockMoveType, string> = {
  OPENING: 'Opening stock',
  RECEIPT: 'Received',
  CONSUME: 'Cooked',
  SALE: 'Handed over',
  TRANSFER_OUT: 'Sent elsewhere',
  TRANSFER_IN: 'Came from elsewhere',
  RETURN_TO_SUPPLIER: 'Sent back to the supplier',
  PRODUCE: 'Made here',
  SALE_RETURN: 'Taken back',
  WASTE: 'Wasted',
  COUNT_ADJ: 'Corrected by a count',
};
const apartWords: Partial<Record<StockMoveType, string>> = { TRANSFER_IN: 'Laid apart', TRANSFER_OUT: 'Given back' };

type Props = { move: FragmentType<typeof MoveRowFragment>; unit: QuantityUnit; isApart: boolean };

/** One change of a batch: what, when, by whom, and for what. */
export function MoveRow({ move: masked, unit, isApart }: Props) {
  const { organisation } = useSigned();
  const move = readFragment(MoveRowFragment, masked);
  const { type, at, by, quantity, waste } = move;
  const reason = waste ? [reasonWords[waste.reason], waste.note].filter(Boolean).join(': ') : null;
  return (
    <li>
      <span>
        {(isApart && apartWords[type]) || moveWords[type]} <Source move={move} />
        {reason || by ? <small>{[reason, by].filter(Boolean).join(' · ')}</small> : null}
      </span>
      <time dateTime={at}>
        {formatDay(at, organisation.zone)}, {formatTime(at, organisation.zone)}
      </time>
      <span className="ck-figures">
        {quantity > 0 ? '+' : ''}
        {formatQuantity(quantity, unit)}
      </span>
    </li>
  );
}

/** What brought it about, and the way there; nothing where there is no page of it, or none this person may see. */
function Source({ move: { sourceType, sourceId, order, receipt, waste } }: { move: Move }) {
  const { may } = useSigned();
  if (order) {
    return (
      <Link className="sk-link" to="/orders/$orderId" params={{ orderId: order.id }}>
        Order {order.token}
      </Link>
    );
  }
  if (receipt?.order) {
    return (
      <Link className="sk-link" to="/purchasing/$orderId" params={{ orderId: receipt.order.id }}>
        {receipt.order.number}
      </Link>
    );
  }
  if (receipt) {
    return (
      <Link className="sk-link" to="/suppliers/$supplierId" params={{ supplierId: receipt.supplier.id }}>
        {receipt.supplier.name}
      </Link>
    );
  }
  if (waste) {
    return (
      <Link className="sk-link" to="/stock/waste/entries" search={{ show: 'all', entry: waste.id }}>
        Waste entry
      </Link>
    );
  }
  switch (sourceType) {
    case 'count':
      return (
        <Link className="sk-link" to="/stock/counts/$countId" params={{ countId: sourceId }}>
          Count
        </Link>
      );
    case 'transfer':
      return (
        <Link className="sk-link" to="/stock/transfers" search={{ all: true, transfer: sourceId }}>
          Transfer
        </Link>
      );
    case 'production':
      return (
        <Link className="sk-link" to="/stock/production" search={{ all: true, order: sourceId }}>
          Cooking
        </Link>
      );
    case 'return':
      return may('purchase:read') ? (
        <Link className="sk-link" to="/purchasing/returns/$returnId" params={{ returnId: sourceId }}>
          Return
        </Link>
      ) : null;
    default:
      return null;
  }
}
