import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';

/** Who is signed in, and all that the frame wants to know of them. */
const viewer = {
  ...{ __typename: 'Viewer', kind: 'USER', name: 'Anna', email: 'anna@canteen.example' },
  ...{ factorIsDue: null, passwordIsDue: null, passwordIsShort: false, outlets: [] },
  permissions: [{ __typename: 'HeldPermission', permission: 'ledger:read', everywhere: true, outletIds: [] }],
};
const organisation = {
  ...{ __typename: 'Organisation', id: '019376a0-0000-7000-8000-000000000002', name: 'College', legalName: 'College' },
  ...{ gstin: null, zone: 'Asia/Kolkata', demo: false },
};

/** Whatever is not the frame's own question would be one about what the address names. */
const asked: string[] = [];
vi.stubGlobal('fetch', async (_: unknown, init: RequestInit) => {
  const { operationName } = JSON.parse(String(init.body)) as { operationName: string };
  if (!['FinanceViewer'].includes(operationName)) asked.push(operationName);
  const answer =
    operationName === 'FinanceViewer'
      ? { data: { viewer, organisation } }
      : { errors: [{ message: 'It is not asked here.' }] };
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/graphql-response+json' } });
});
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, scrollTo: () => undefined });

const { RouterProvider, createMemoryHistory } = await import('@tanstack/react-router');
const { router } = await import('../routes.tsx');
const named = Object.keys(router.routesByPath).filter((path) => path.includes('$'));

test('what an address names is named by an id, in every route', () => {
  expect(named.length).toBeGreaterThan(5);
  expect(named.flatMap((path) => path.match(/\$\w+/g) ?? []).filter((name) => !name.endsWith('Id'))).toEqual([]);
});

// The first frame is fetched piece by piece, on a machine that has other tests to run.
const FRAME_WITHIN = { timeout: 15_000 };

test.each(named)(
  'at a mistyped %s there is said to be nothing, with the way back, and the server is asked nothing',
  async (path) => {
    const at = `/finance${path.replaceAll(/\$\w+/g, 'abc')}`;
    router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [at] }) });
    const place = document.body.appendChild(document.createElement('div'));
    const root = createRoot(place);
    await act(async () => root.render(<RouterProvider router={router} />));
    await vi.waitFor(async () => {
      await act(async () => {});
      expect(place.textContent).toContain('There is no page at this address');
    }, FRAME_WITHIN);
    expect(place.querySelector('a[href="/finance/"]')).not.toBeNull();
    expect(asked).toEqual([]);
    act(() => root.unmount());
  },
  20_000,
);
