import { useEffect } from 'react';
import { useSay } from '../../i18n/i18n.ts';
import { useMenu } from '../../shell/menu/live-menu.tsx';
import { type QuoteRefusal, sayRefusal } from './refusals.ts';
import type { Placing } from './use-place-order.ts';

type Props = { quoteRefusal: QuoteRefusal | null; refused: Placing['refused'] };

/** Why the order could not be priced or placed. The menu is asked again: it will show the same on the lines. */
export function Refusal({ quoteRefusal, refused }: Props) {
  const say = useSay();
  const { dishes, refetch } = useMenu();
  const any = quoteRefusal !== null || refused !== null;
  useEffect(() => {
    if (any) refetch();
  }, [any, refetch]);
  const nameOf = ({ itemId, name }: { itemId: string; name: string }) => dishes.get(itemId)?.name ?? name;
  const refusal = refused?.kind === 'refused' ? refused.refusal : quoteRefusal;
  const text = refused?.kind === 'failed' ? say('refusal.failed') : refusal && sayRefusal(refusal, say, nameOf);
  if (!text) return null;
  return (
    <p className="k-refusal" role="alert">
      {text}
      {refused?.kind === 'failed' && refused.message ? (
        <small>
          {say('reference')} <code>{refused.message}</code>
        </small>
      ) : null}
    </p>
  );
}
