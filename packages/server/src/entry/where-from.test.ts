import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { type ServedProduct, serveProduct } from '../testing/product.ts';

let product: ServedProduct;
beforeAll(async () => {
  product = await serveProduct({ TRUST_PROXY: '127.0.0.0/8' });
});
afterAll(() => product.close());

const SAVE = `mutation ($input: SaveAddressRuleInput!) {
  answer: saveAddressRule(input: $input) { __typename ... on AddressRuleBook { yourAddress } }
}`;

async function ask(query: string, from: string, variables: object = {}) {
  const response = await fetch(`http://127.0.0.1:${product.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Key ${product.key}`, 'x-forwarded-for': from },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, said: (await response.json()) as { data?: { answer: unknown } } };
}

test('a network that is kept out hears 403 at the edge, at once, and cannot pretend to be elsewhere', async () => {
  const rule = { network: '198.51.100.0/24', effect: 'DENY', surface: 'API' };
  const input = { commandId: randomUUID(), id: randomUUID(), ...rule };
  expect((await ask('{ answer: viewer { name } }', '198.51.100.9')).status).toBe(200);
  const { said } = await ask(SAVE, '203.0.113.7', { input });
  expect(said.data?.answer).toEqual({ __typename: 'AddressRuleBook', yourAddress: '203.0.113.7' });
  for (const from of ['198.51.100.9', '::ffff:198.51.100.9', '203.0.113.7, 198.51.100.9', '198.51.100.9, 127.0.0.1'])
    expect(await ask('{ answer: viewer { name } }', from)).toMatchObject({ status: 403 });
  expect((await ask('{ answer: viewer { name } }', '203.0.113.7')).status).toBe(200);
});

const MAKE = 'mutation ($input: CreateAccountInput!) { answer: createAccount(input: $input) { __typename } }';

test('a browser that is kept out is nobody there: it hears so at other doors, and can sign out and in', async () => {
  const [inside, outside] = ['203.0.113.7', '192.0.2.9'];
  const person = { email: 'kept-out@college.example', name: 'Asha', firstPassword: 'copper-otter-window-plum' };
  const made = await ask(MAKE, inside, { input: { id: randomUUID(), ...person, roles: [{ role: 'COOK' }] } });
  expect(made.said.data?.answer).toEqual({ __typename: 'UserAccount' });
  const [home, away] = [inside, outside].map((from) => new Browser(`http://127.0.0.1:${product.port}`, from));
  if (!home || !away) throw new Error('There are two browsers.');
  await home.signIn(person.email, person.firstPassword);
  away.cookie = home.cookie;
  const kindAt = async (browser: Browser) => ((await browser.run('Viewer')).data.viewer as { kind: string }).kind;
  expect([await kindAt(home), await kindAt(away)]).toEqual(['USER', 'USER']);

  const rule = { network: '192.0.2.0/24', effect: 'DENY', surface: 'ROLE', role: 'cook' };
  const { said } = await ask(SAVE, inside, { input: { commandId: randomUUID(), id: randomUUID(), ...rule } });
  expect(said.data?.answer).toMatchObject({ __typename: 'AddressRuleBook' });
  await expect.poll(() => kindAt(away), { timeout: 10_000 }).toBe('ANONYMOUS');
  expect(await kindAt(home)).toBe('USER');
  expect((await away.run('MySecurity')).error).toBe('FORBIDDEN');
  expect((await away.signIn(person.email, person.firstPassword)).error).toBe('FORBIDDEN');
  expect((await away.run('SignOut')).data).toEqual({ signOut: true });
  await expect.poll(() => kindAt(home), { timeout: 10_000 }).toBe('ANONYMOUS');
});
