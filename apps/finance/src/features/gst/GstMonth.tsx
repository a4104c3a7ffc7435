import { FigureCard, formatMoney, Notice } from '@college-kiosk/ui';
import type { GstMonthInput } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { GstSummary } from './GstSummary.tsx';
import { GstTables } from './GstTables.tsx';
import { sumOf } from './heads.ts';
import { ToPay } from './ToPay.tsx';

const GstMonthFragment = graphql(`
  fragment GstMonth on GstMonth {
    from
    to
    agrees
    outward { __typename taxable cgst sgst igst }
    exempt
    nilRated
    booked { __typename taxable cgst sgst igst }
    payable { __typename cgst sgst igst }
    composition { __typename cgst sgst igst }
    ...ToPay
    ...GstSummary
    ...GstTables
  }
`);

type Props = { month: FragmentType<typeof GstMonthFragment>; input: GstMonthInput; onDone: () => void };

export function GstMonth({ month, input, onDone }: Props) {
  const shown = readFragment(GstMonthFragment, month);
  const { outward, exempt, nilRated, booked, payable, composition, agrees } = shown;
  const sold = outward.taxable + exempt + nilRated;
  return (
    <div className="fn-page fg-page">
      {agrees ? null : (
        <Notice tone="bad">
          Documents and books do not say the same. Without tax, documents come to {formatMoney(sold)} and the books to{' '}
          {formatMoney(booked.taxable)}; tax to {formatMoney(sumOf(outward))} and {formatMoney(sumOf(booked))}. File
          nothing before it is known why: the verifier names the place.
        </Notice>
      )}
      <div className="fn-cards">
        <FigureCard label="Sales without tax" figure={formatMoney(sold)} />
        <FigureCard label="Tax on sales" figure={formatMoney(sumOf(outward))} />
        {composition ? (
          <FigureCard label="Tax on turnover, 5 %" figure={formatMoney(sumOf(composition))} />
        ) : (
          <FigureCard label="To pay in cash" figure={formatMoney(sumOf(payable))} />
        )}
      </div>
      {composition ? (
        <Notice tone="soon">
          Under composition there is no GSTR-1 and no GSTR-3B. Tax on turnover is paid every three months with CMP-08:{' '}
          {formatMoney(composition.cgst)} central and {formatMoney(composition.sgst)} State tax are of this month.
        </Notice>
      ) : (
        <>
          <ToPay month={shown} input={input} onDone={onDone} />
          <GstSummary month={shown} />
        </>
      )}
      <GstTables month={shown} input={input} />
    </div>
  );
}
