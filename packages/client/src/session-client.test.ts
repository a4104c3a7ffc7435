// @vitest-environment happy-dom
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { problemOf } from './problem.ts';
import { completeSignInWith, createSessionClient, signInWith } from './session-client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const mutation = parse('mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename message } }');
const credentials = { email: 'cook@demo.example', password: 'guessed' };

/** What the server says to everything. */
const saying = (answer: unknown) =>
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })),
  );
const failing = (extensions: Record<string, unknown>) =>
  saying({ data: null, errors: [{ message: 'No.', extensions }] });

test('whoever is let in hears nothing, whoever is refused hears why', async () => {
  const { apollo, close } = createSessionClient();
  saying({ data: { signIn: { __typename: 'Viewer', message: null } } });
  expect(await signInWith(apollo, mutation, credentials)).toBeNull();
  saying({ data: { signIn: { __typename: 'WrongCredentials', message: 'Wrong password.' } } });
  expect(await signInWith(apollo, mutation, credentials)).toMatchObject({ tone: 'bad', message: 'Wrong password.' });
  close();
});

test('whose password is right and who has a second factor gets the challenge, and is let in by the code', async () => {
  const { apollo, close } = createSessionClient();
  saying({ data: { signIn: { __typename: 'SecondFactorNeeded', challenge: 'c' } } });
  const asks = parse('mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename challenge } }');
  expect(await signInWith(apollo, asks, credentials)).toEqual({ challenge: 'c' });
  const second = parse('mutation Second($input: X!) { completeSignIn(input: $input) { __typename message } }');
  const step = { challenge: 'c', code: '123456' };
  saying({ data: { completeSignIn: { __typename: 'WrongCode', message: 'Wrong code.' } } });
  expect(await completeSignInWith(apollo, second, step)).toMatchObject({ message: 'Wrong code.' });
  saying({ data: { completeSignIn: { __typename: 'Viewer', message: null } } });
  expect(await completeSignInWith(apollo, second, step)).toBeNull();
  close();
});

describe('an act for which the person must prove that it is them', () => {
  const mutate = parse('mutation Make($id: ID!) { make(id: $id) }');
  /** What was sent, while the first answer wants a proof and every later one is a success. */
  function server() {
    const sent: string[] = [];
    vi.stubGlobal('fetch', (_: unknown, init: { body: string }) => {
      sent.push(init.body);
      const details = { reason: 'CONFIRMATION_NEEDED' };
      const wanted = {
        data: null,
        errors: [{ message: 'Confirm first.', extensions: { code: 'FORBIDDEN', details } }],
      };
      const answer = sent.length === 1 ? wanted : { data: { make: true } };
      return Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }));
    });
    return sent;
  }

  test('is sent again as it was once they did', async () => {
    const { apollo, confirmBy, close } = createSessionClient();
    const sent = server();
    confirmBy(async () => true);
    const { data } = await apollo.mutate({ mutation: mutate, variables: { id: 'mine' } });
    expect(data).toEqual({ make: true });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toBe(sent[0]);
    close();
  });

  test('waits for the dialogue that asks, where a page was quicker than it', async () => {
    const { apollo, confirmBy, close } = createSessionClient();
    const sent = server();
    setTimeout(() => confirmBy(async () => true), 200);
    const { data } = await apollo.mutate({ mutation: mutate, variables: { id: 'mine' } });
    expect(data).toEqual({ make: true });
    expect(sent).toHaveLength(2);
    close();
  });

  test('stays undone, with the server’s own words, when they do not want to or nobody asks', async () => {
    const { apollo, confirmBy, close } = createSessionClient();
    for (const asked of [true, false]) {
      const sent = server();
      const stop = asked ? confirmBy(async () => false) : () => {};
      const failed = await apollo.mutate({ mutation: mutate, variables: { id: 'mine' } }).catch((error) => error);
      expect(problemOf(failed)).toMatchObject({ code: 'FORBIDDEN', message: 'Confirm first.' });
      expect(sent).toHaveLength(1);
      stop();
    }
    close();
  });
});

test('after too many attempts it says how long to wait, after a fault what to quote', async () => {
  const { apollo, close } = createSessionClient();
  failing({ code: 'RATE_LIMITED', retryAfterSeconds: 240 });
  expect(await signInWith(apollo, mutation, credentials)).toMatchObject({
    message: expect.stringContaining('4 minutes'),
  });
  failing({ code: 'FAULT', requestId: 'r1' });
  expect(await signInWith(apollo, mutation, credentials)).toMatchObject({ requestId: 'r1' });
  close();
});

test('the end of a session is heard until one stops listening', async () => {
  const { apollo, onSignedOut, close } = createSessionClient();
  const heard = vi.fn();
  const stop = onSignedOut(heard);
  failing({ code: 'UNAUTHENTICATED' });
  const ask = () => apollo.query({ query: parse('{ viewer { name } }'), fetchPolicy: 'network-only' });
  await expect(ask()).rejects.toThrow();
  expect(heard).toHaveBeenCalledOnce();
  stop();
  await expect(ask()).rejects.toThrow();
  expect(heard).toHaveBeenCalledOnce();
  close();
});

test('the end of a session is heard from a stream that is refused, too', async () => {
  class RefusingSocket extends EventTarget {
    static readonly CONNECTING = 0;
    static readonly OPEN = 1;
    static readonly CLOSING = 2;
    static readonly CLOSED = 3;
    readonly readyState = 1;
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: string }) => void) | null = null;
    constructor() {
      super();
      setTimeout(() => this.onopen?.(), 0);
    }
    send(text: string) {
      const { type, id } = JSON.parse(text) as { type: string; id?: string };
      const errors = [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }];
      const answer = { connection_init: { type: 'connection_ack' }, subscribe: { id, type: 'error', payload: errors } }[
        type
      ];
      if (answer) setTimeout(() => this.onmessage?.({ data: JSON.stringify(answer) }), 0);
    }
    close() {}
  }
  vi.stubGlobal('WebSocket', RefusingSocket);
  const { apollo, onSignedOut, close } = createSessionClient();
  const heard = vi.fn();
  onSignedOut(heard);
  const told = new Promise((resolve) => {
    apollo.subscribe({ query: parse('subscription { orderChanged { position } }') }).subscribe({
      next: ({ error }) => resolve(error),
      error: resolve,
    });
  });
  await told;
  expect(heard).toHaveBeenCalledOnce();
  close();
});

test('starting anew asks again for what is on the screen, and what leaves the screen meanwhile is no mishap', async () => {
  const query = parse('query Who { who }') as TypedDocumentNode<{ who: number }>;
  const waiting: (() => void)[] = [];
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((answer) => {
        const headers = { 'content-type': 'application/json' };
        waiting.push(() => answer(new Response(JSON.stringify({ data: { who: waiting.length } }), { headers })));
      }),
  );
  const { apollo, startAnew, close } = createSessionClient();
  const told = vi.fn();
  const stays = apollo.watchQuery({ query }).subscribe(({ data }) => told(data?.who));
  const leaves = apollo.watchQuery({ query: parse('query Way { who }') }).subscribe(() => undefined);
  await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
  for (const answer of waiting) answer();
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith(expect.any(Number)));
  const asked = waiting.length;
  const anew = startAnew();
  await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(asked));
  leaves.unsubscribe();
  for (const answer of waiting.slice(asked)) answer();
  await expect(anew).resolves.toBeUndefined();
  stays.unsubscribe();
  close();
});
