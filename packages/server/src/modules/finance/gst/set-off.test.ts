import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEADS, owesTax, setOff, type TaxByHead } from './set-off.ts';

const heads = (cgst: number, sgst: number, igst = 0): TaxByHead => ({ igst, cgst, sgst });

test('golden G37: what is left of output tax is paid in whole rupees, head by head', () => {
  expect(setOff(heads(396_508, 396_508), heads(11_280, 11_280))).toEqual({
    owed: heads(396_508, 396_508),
    used: heads(11_280, 11_280),
    payable: heads(385_200, 385_200),
    ...{ left: heads(0, 0), below: heads(0, 0) },
  });
});

test('integrated credit goes first to its own head, then to the centre’s and the State’s; these never pay for each other', () => {
  expect(setOff(heads(1_000, 1_000, 500), heads(0, 0, 2_000))).toEqual({
    owed: heads(1_000, 1_000, 500),
    ...{ used: heads(1_000, 500, 500), payable: heads(0, 500), left: heads(0, 0, 0), below: heads(0, 0) },
  });
  expect(setOff(heads(1_000, 1_000), heads(5_000, 0))).toMatchObject({
    ...{ used: heads(1_000, 0), payable: heads(0, 1_000), left: heads(4_000, 0) },
  });
  expect(setOff(heads(100, 100, 1_000), heads(400, 400))).toMatchObject({
    ...{ used: heads(100, 100, 600), payable: heads(0, 0, 400), left: heads(0, 0) },
  });
});

test('half a rupee goes up, and less than nothing owes nothing', () => {
  expect(setOff(heads(1_050, 1_049), heads(0, 0)).payable).toEqual(heads(1_100, 1_000));
  expect(setOff(heads(-700, 100), heads(0, 0))).toMatchObject({ payable: heads(0, 100), below: heads(-700, 0) });
  // Credit that was given up beyond what was taken up is owed.
  expect(setOff(heads(1_000, 0), heads(-500, 0)).payable).toEqual(heads(1_500, 0));
});

test('a month has tax to set off when a head owes some, however little, and whatever credit there is', () => {
  expect(owesTax(setOff(heads(40, 40), heads(0, 0)))).toBe(true);
  expect(owesTax(setOff(heads(40, 40), heads(40, 40)))).toBe(true);
  expect(owesTax(setOff(heads(0, 0), heads(-1, 0)))).toBe(true);
  expect(owesTax(setOff(heads(-500, 0), heads(70, 70)))).toBe(false);
});

test('no credit is used twice, nor beyond what is owed', () => {
  const amount = fc.integer({ min: 0, max: 10_000_000 });
  const amounts = fc.record({ igst: amount, cgst: amount, sgst: amount });
  const sum = (of: TaxByHead) => HEADS.reduce((total, head) => total + of[head], 0);
  fc.assert(
    fc.property(amounts, amounts, (output, credit) => {
      const { used, left } = setOff(output, credit);
      expect(sum(used) + sum(left)).toBe(sum(credit));
      for (const head of HEADS) expect(used[head]).toBeLessThanOrEqual(output[head]);
      // Integrated credit is never kept while any tax stands open.
      if (left.igst > 0) expect(sum(used)).toBe(sum(output));
    }),
  );
});
