// @vitest-environment happy-dom
import { parse } from 'graphql';
import { afterEach, expect, test, vi } from 'vitest';
import { createClient, liveStoreOf, type PatienceContext } from './create-client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const json = { 'content-type': 'application/json' };

const answering = () => {
  const send = vi.fn((_input: RequestInfo | URL, _init?: RequestInit) =>
    Promise.resolve(
      new Response('{"data":{"menu":{"__typename":"Menu","id":"m"}}}', {
        headers: json,
      }),
    ),
  );
  vi.stubGlobal('fetch', send);
  return send;
};
const text = 'query Menu($day: String) { menu(day: $day) { id } }';
const origin = 'http://canteen.test';

test('a persisted document goes by its id, with the device token', async () => {
  const send = answering();
  const { apollo, close } = createClient({ origin, authorization: () => 'Device abc' });
  const query = Object.assign(parse(text), { __meta__: { hash: 'h1' } });
  const { data } = await apollo.query({ query, variables: { day: 'MON' } });
  expect(data).toMatchObject({ menu: { id: 'm' } });
  const init = send.mock.calls[0]?.[1];
  expect(JSON.parse(String(init?.body))).toEqual({
    documentId: 'h1',
    operationName: 'Menu',
    variables: { day: 'MON' },
  });
  expect(new Headers(init?.headers).get('authorization')).toBe('Device abc');
  close();
});

test('a document without an id goes as text, and a signed-in person sends no token', async () => {
  const send = answering();
  const { apollo, close } = createClient({ origin });
  await apollo.query({ query: parse(text) });
  const init = send.mock.calls[0]?.[1];
  expect(JSON.parse(String(init?.body)).query).toContain('query Menu');
  expect(new Headers(init?.headers).has('authorization')).toBe(false);
  expect(init?.credentials).toBe('same-origin');
  close();
});

test('a request that is never answered fails, so that it can be sent again', async () => {
  const hangs = (_input: RequestInfo | URL, init?: RequestInit) =>
    new Promise<Response>((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  vi.stubGlobal('fetch', vi.fn(hangs));
  const { apollo, close } = createClient({ origin, answerWithinMs: 30 });
  await expect(apollo.query({ query: parse(text) })).rejects.toThrow();
  close();
});

test('its live state is found by the client, and by no other', () => {
  const { apollo, live, close } = createClient({ origin });
  expect(liveStoreOf(apollo)).toBe(live);
  close();
});

test('a request that is known to take long may say how long', async () => {
  const late = (_input: RequestInfo | URL, init?: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      setTimeout(() => resolve(new Response('{"data":{"reset":true}}', { headers: json })), 60);
    });
  vi.stubGlobal('fetch', vi.fn(late));
  const { apollo, close } = createClient({ origin, answerWithinMs: 20 });
  const mutation = parse('mutation Reset { reset }');
  await expect(apollo.mutate({ mutation })).rejects.toThrow();
  const context: PatienceContext = { fetchOptions: { answerWithinMs: 5_000 } };
  await expect(apollo.mutate({ mutation, context })).resolves.toMatchObject({ data: { reset: true } });
  close();
});

test('two pages that ask for different fields of an order’s lines do not take them from each other', () => {
  const { apollo, close } = createClient({ origin });
  const order = (fields: string) => parse(`{ order { __typename id lines { __typename ${fields} } } }`);
  const write = (fields: string, line: object) =>
    apollo.writeQuery({
      query: order(fields),
      data: { order: { __typename: 'Order', id: 'o', lines: [{ __typename: 'OrderLine', ...line }] } },
    });
  write('position name', { position: 0, name: 'Dosa' });
  write('position gross', { position: 0, gross: 6_000 });
  expect(apollo.readQuery({ query: order('name gross') })).toMatchObject({
    order: { lines: [{ name: 'Dosa', gross: 6_000 }] },
  });
  close();
});
