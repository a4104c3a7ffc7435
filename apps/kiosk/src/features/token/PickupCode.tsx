import { useSay } from '../../i18n/i18n.ts';
import { Qr } from '../../shell/Qr.tsx';

/** Shown or said at the counter to get the food: whoever has it, has the order. */
export function PickupCode({ code }: { code: string }) {
  const say = useSay();
  return (
    <section className="k-pickup">
      <Qr text={code} label={say('token.codeQr')} size="100%" />
      <div>
        <h3>{say('token.code')}</h3>
        <p className="k-pickup-code">
          <span aria-hidden>
            {code.slice(0, 3)} {code.slice(3)}
          </span>
          <span className="ck-hidden">{[...code].join(' ')}</span>
        </p>
        <p>{say('token.codeWhy')}</p>
      </div>
    </section>
  );
}
