import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { UiProvider } from '@college-kiosk/ui';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import { ToastProvider } from '../../../shell/toast.tsx';
import { type Signed, SignedProvider } from '../../../shell/viewer.tsx';
import { TemperaturesPage } from './TemperaturesPage.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, scrollTo: () => undefined });
afterEach(() => {
  document.body.innerHTML = '';
});

const PAGE = 2;
const limits = { warmest: 50, coldest: null };
const reading = (id: string) => ({
  ...{ __typename: 'TemperatureReading', id, temperature: 40, isOut: false, note: `note ${id}`, ...limits },
  ...{ readAt: '2026-11-30T06:00:00Z', businessDate: '2026-11-30', readByLabel: 'Anna' },
  unit: { __typename: 'StorageUnit', id: 'u1', name: 'Milk' },
});

/** The page, with a server that has some readings, gives two at a time, and takes another. */
async function show() {
  const ids = ['r3', 'r2', 'r1'];
  const answer = (name: string | undefined, variables: Record<string, unknown>) => {
    if (name === 'StorageUnits') {
      const unit = { __typename: 'StorageUnit', id: 'u1', name: 'Milk', kind: 'FRIDGE', retiredAt: null, version: 1 };
      return { storageUnits: [{ ...unit, ...limits, lastReading: reading(ids[0] ?? '') }] };
    }
    if (name === 'RecordTemperature') {
      ids.unshift('r4');
      return { recordTemperature: { __typename: 'TemperatureReading', id: 'r4', isOut: false } };
    }
    const begin = variables.after ? ids.indexOf(variables.after as string) + 1 : 0;
    const nodes = ids.slice(begin, begin + PAGE);
    const pageInfo = { __typename: 'PageInfo', hasNextPage: begin + PAGE < ids.length, endCursor: nodes.at(-1) };
    const edges = nodes.map((id) => ({ __typename: 'TemperatureReadingEdge', cursor: id, node: reading(id) }));
    return {
      temperatureReadings: {
        ...{ __typename: 'TemperatureReadingConnection', totalCount: ids.length },
        ...{ pageInfo, edges },
      },
    };
  };
  const link = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        observer.next({ data: answer(operationName, variables) });
        observer.complete();
      }),
  );
  const rootRoute = createRootRoute({ component: Outlet });
  const signed = createRoute({ getParentRoute: () => rootRoute, id: 'signed', component: Outlet });
  const page = createRoute({
    getParentRoute: () => signed,
    path: '/stock/temperatures',
    component: TemperaturesPage,
  });
  const router = createRouter({
    routeTree: rootRoute.addChildren([signed.addChildren([page])]),
    history: createMemoryHistory({ initialEntries: ['/stock/temperatures'] }),
  });
  const who = {
    may: (permission: string) => permission === 'temperature:record',
    outlet: { id: 'o1', name: 'Canteen', businessDate: '2026-11-30' },
    organisation: { zone: 'Asia/Kolkata' },
  } as unknown as Signed;
  const host = document.body.appendChild(document.createElement('div'));
  await router.load();
  await act(async () =>
    createRoot(host).render(
      <UiProvider>
        <ApolloProvider client={new ApolloClient({ cache: new InMemoryCache(), link })}>
          <ToastProvider>
            <SignedProvider value={who}>
              <RouterProvider router={router as never} />
            </SignedProvider>
          </ToastProvider>
        </ApolloProvider>
      </UiProvider>,
    ),
  );
  const notes = () => [...host.querySelectorAll('tbody tr')].map((row) => /note (r\d)/.exec(row.textContent)?.[1]);
  const shows = (wanted: string[]) =>
    vi.waitFor(async () => {
      await act(async () => {});
      expect(notes()).toEqual(wanted);
    });
  const press = (name: string) =>
    act(async () => [...host.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click());
  const type = (text: string) =>
    act(async () => {
      const field = host.querySelector('input[aria-label^="Milk"]') as HTMLInputElement;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return { shows, press, type };
}

test('a reading that is written down stands at the head of the log, and what “Show more” added stays in it', async () => {
  const { shows, press, type } = await show();
  await shows(['r3', 'r2']);
  await press('Show more');
  await shows(['r3', 'r2', 'r1']);
  await type('4');
  await press('Write down');
  await shows(['r4', 'r3', 'r2', 'r1']);
});
