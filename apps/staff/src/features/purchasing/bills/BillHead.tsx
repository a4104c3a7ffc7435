import { scaled, unscaled } from '@college-kiosk/ui';
import { TextInput } from '@mantine/core';
import { useSigned } from '../../../shell/viewer.tsx';

/** What stands at the head and the foot of a bill, as it is typed. */
export type BillPaper = { readonly number: string; readonly billDate: string; readonly total: string };

type Props = {
  paper: BillPaper;
  /** What the lines come to, in paise: what the total should be. */
  sum: number;
  /** Show what is still missing. */
  marked: boolean;
  onChange: (paper: BillPaper) => void;
};

/** Number, date and total of a bill. */
export function BillHead({ paper, sum, marked, onChange }: Props) {
  const { outlet } = useSigned();
  const missing = (empty: boolean) => (marked && empty ? 'As on the paper' : undefined);
  return (
    <div className="pu-three">
      <TextInput
        label="Bill number"
        autoFocus
        maxLength={40}
        value={paper.number}
        error={missing(!paper.number.trim())}
        onChange={(event) => onChange({ ...paper, number: event.currentTarget.value })}
      />
      <TextInput
        label="Date of the bill"
        type="date"
        max={outlet.businessDate}
        value={paper.billDate}
        error={missing(!paper.billDate)}
        onChange={(event) => onChange({ ...paper, billDate: event.currentTarget.value })}
      />
      <TextInput
        label="Total, with tax"
        inputMode="decimal"
        leftSection="₹"
        placeholder={unscaled(sum, 2)}
        value={paper.total}
        error={missing(!scaled(paper.total, 2))}
        onChange={(event) => onChange({ ...paper, total: event.currentTarget.value })}
      />
    </div>
  );
}
