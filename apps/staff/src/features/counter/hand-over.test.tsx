import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { UiProvider } from '@college-kiosk/ui';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { ToastProvider } from '../../shell/toast.tsx';
import { type Signed, SignedProvider } from '../../shell/viewer.tsx';
import { HandOver } from './HandOver.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(() => {
  document.body.innerHTML = '';
});

/** The counter with an order in hand; the server answers each code with what is given. */
function show(answer: (pickupCode: string) => object) {
  const sent: { orderId: string; pickupCode: string }[] = [];
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        const input = variables.input as (typeof sent)[number];
        sent.push(input);
        observer.next({ data: { collectOrder: answer(input.pickupCode) } });
        observer.complete();
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  const host = document.body.appendChild(document.createElement('div'));
  const done = vi.fn();
  act(() =>
    createRoot(host).render(
      <UiProvider>
        <ApolloProvider client={client}>
          <ToastProvider>
            <SignedProvider value={{ may: () => false } as unknown as Signed}>
              <HandOver orderId="o1" token="A012" onDone={done} />
            </SignedProvider>
          </ToastProvider>
        </ApolloProvider>
      </UiProvider>,
    ),
  );
  const key = (digit: string) => {
    const found = [...host.querySelectorAll('button')].find((one) => one.textContent === digit);
    act(() => found?.click());
  };
  const say = async (code: string) => {
    for (const digit of code) key(digit);
    await vi.waitFor(async () => {
      await act(async () => {});
      expect(host.querySelector('[aria-busy]')).toBeNull();
    });
  };
  return { host, sent, done, say, alert: () => host.querySelector('[role=alert]')?.textContent ?? null };
}

test('goods that are missing are named, with what to do; the order stays, and its code can be said again', async () => {
  const message = 'The stock of Lime soda, Filter water has expired or is gone. Receive or count it first.';
  let received = false;
  const { host, sent, done, say, alert } = show(() =>
    received
      ? { __typename: 'Order', id: 'o1' }
      : { __typename: 'GoodsMissing', code: 'GOODS_MISSING', message, items: ['Lime soda', 'Filter water'] },
  );
  await say('123456');
  expect(alert()).toBe(message);
  expect(done).not.toHaveBeenCalled();
  // The six digits are gone: who stands there says them again, once somebody has received the goods.
  expect(host.querySelector('output')?.getAttribute('aria-label')).toBe('');
  received = true;
  await say('123456');
  expect(sent.map(({ orderId, pickupCode }) => [orderId, pickupCode])).toEqual([
    ['o1', '123456'],
    ['o1', '123456'],
  ]);
  expect(alert()).toBeNull();
  expect(done).toHaveBeenCalledOnce();
});

test('a wrong code says how many tries are left, and a locked order who opens it', async () => {
  const { host, say, alert } = show((code) =>
    code === '111111'
      ? { __typename: 'WrongPickupCode', code: 'WRONG_PICKUP_CODE', message: 'That is not it.', triesLeft: 1 }
      : { __typename: 'PickupLocked', code: 'PICKUP_LOCKED', message: 'Too many wrong codes.' },
  );
  await say('111111');
  expect(alert()).toBe('That is not it. 1 try left.');
  await say('222222');
  expect(alert()).toBe('Too many wrong codes.');
  expect(host.textContent).toContain('Call a manager');
  expect(host.querySelector('fieldset')).toBeNull();
});
