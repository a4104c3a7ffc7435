import { UiProvider } from '@college-kiosk/ui';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { CashTender } from './CashTender.tsx';
import { cashDue, changeFor, paiseOf } from './cash-tender.ts';

test.each([
  [12_349, true, { rounding: -49, due: 12_300 }],
  [12_350, true, { rounding: 50, due: 12_400 }],
  [12_300, true, { rounding: 0, due: 12_300 }],
  [12_349, false, { rounding: 0, due: 12_349 }],
])('%i paise in cash, rounded: %s', (total, rounds, expected) => {
  expect(cashDue(total, rounds)).toEqual({ total, ...expected });
});

test('there is change only when enough was given', () => {
  expect(changeFor(12_400, 20_000)).toBe(7_600);
  expect(changeFor(12_400, 12_400)).toBe(0);
  expect(changeFor(12_400, 12_399)).toBeNull();
});

test.each([
  ['124', 12_400],
  ['1,240.5', 124_050],
  ['0.05', 5],
  ['₹ 50', 5_000],
  ['12.345', null],
  ['-5', null],
  ['', null],
])('rupees typed as %s', (typed, paise) => {
  expect(paiseOf(typed)).toBe(paise);
});

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(() => {
  document.body.innerHTML = '';
});

function show(total: number) {
  const host = document.body.appendChild(document.createElement('div'));
  const taken = vi.fn();
  act(() =>
    createRoot(host).render(
      <UiProvider>
        <CashTender total={total} roundsCash busy={false} onTake={taken} />
      </UiProvider>,
    ),
  );
  const button = (text: string) => {
    const found = [...host.querySelectorAll('button')].find((one) => one.textContent?.includes(text));
    if (!found) throw new Error(`no button says ${text}`);
    return found;
  };
  return { host, taken, button };
}

test('notes add up, rounding and change are shown, and what was given is taken', () => {
  const { host, taken, button } = show(12_350);
  expect(host.textContent).toContain('Rounding');
  expect(host.textContent).toContain('₹124');
  expect(button('Take ₹124').disabled).toBe(true);
  act(() => button('+₹100').click());
  expect(host.querySelector('output')?.textContent).toBe('Still missing₹24');
  act(() => button('+₹50').click());
  expect(host.querySelector('output')?.textContent).toBe('Change₹26');
  act(() => button('Take ₹124').click());
  expect(taken).toHaveBeenCalledExactlyOnceWith(15_000);
});
