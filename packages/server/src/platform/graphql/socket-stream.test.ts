import { Writable } from 'node:stream';
import { expect, test, vi } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import type { Sink } from '../live/member.ts';
import { streamOver } from './socket-stream.ts';

/** A client that reads only when it is told to, at the other end of a wire of Node's own. */
class StalledClient {
  /** Every text it was sent, read or not. */
  readonly sent: string[] = [];
  readonly close = vi.fn();
  readyState: number = WebSocket.OPEN;
  readonly OPEN = WebSocket.OPEN;
  private taken: (() => void)[] = [];
  readonly wire = new Writable({
    write: (frame: Buffer, _encoding, taken) => {
      this.sent.push(textOf(frame));
      this.taken.push(taken);
    },
  });

  get line() {
    return { socket: this as unknown as WebSocket, wire: this.wire };
  }

  /** It reads everything. */
  async read(): Promise<void> {
    while (this.taken.length > 0) {
      for (const taken of this.taken.splice(0)) taken();
      await new Promise(setImmediate);
    }
  }
}

/** The text of an unmasked frame (RFC 6455, section 5.2). */
function textOf(frame: Buffer): string {
  const short = frame.readUInt8(1);
  return String(frame.subarray(short < 126 ? 2 : short === 126 ? 4 : 10));
}

async function streaming(client: StalledClient, id = 'a"b') {
  const left = vi.fn();
  let sink: Sink | undefined;
  const stream = streamOver(client.line, id, async (given) => {
    sink = given;
    return left;
  })[Symbol.asyncIterator]();
  const over = stream.next();
  await vi.waitFor(() => expect(sink).toBeDefined());
  return { sink: sink as Sink, over, left, stream };
}

const payload = (text: string) => Buffer.from(JSON.stringify({ data: text }));

test('a message goes out in the protocol’s frame, as it is', async () => {
  const client = new StalledClient();
  const { sink } = await streaming(client);
  sink.next(payload('₹'));
  expect(client.sent.map((frame) => JSON.parse(frame))).toEqual([{ id: 'a"b', type: 'next', payload: { data: '₹' } }]);
});

test('who hears the same payload hears it under the name of their own stream', async () => {
  const clients = [new StalledClient(), new StalledClient(), new StalledClient()];
  const same = payload('soup');
  for (const [at, client] of clients.entries()) (await streaming(client, `${at % 2}`)).sink.next(same);
  for (const client of clients) await client.read();
  expect(clients.flatMap(({ sent }) => sent.map((frame) => JSON.parse(frame).id))).toEqual(['0', '1', '0']);
});

test('a client that does not read gets the latest alone once it does; what waits for it is bounded', async () => {
  const client = new StalledClient();
  const { sink } = await streaming(client);
  const large = 'x'.repeat(100_000);
  for (let n = 0; n < 50; n += 1) sink.next(payload(`${n} ${large}`));
  expect(client.wire.writableLength).toBeLessThan(400_000);
  await client.read();
  const heard = client.sent.map((text) => Number.parseInt(JSON.parse(text).payload.data, 10));
  expect(heard).toEqual([0, 1, 2, 49]);
  sink.next(payload('at last'));
  expect(client.sent.at(-1)).toContain('at last');
  expect(client.close).not.toHaveBeenCalled();
});

test('two streams of a client that did not read each give their latest once it does', async () => {
  const client = new StalledClient();
  const [one, other] = [await streaming(client, '1'), await streaming(client, '2')];
  one.sink.next(payload('x'.repeat(300_000)));
  for (let n = 0; n < 3; n += 1) {
    one.sink.next(payload(`one ${n}`));
    other.sink.next(payload(`other ${n}`));
  }
  await client.read();
  expect(client.sent.slice(1).map((text) => JSON.parse(text).payload.data)).toEqual(['one 2', 'other 2']);
});

test.each(['the hub ends it', 'the client ends it'])(
  'nothing comes after the end of a stream, also of what waited (%s)',
  async (how) => {
    const client = new StalledClient();
    const { sink, stream, over } = await streaming(client);
    sink.next(payload('x'.repeat(300_000)));
    sink.next(payload('waits'));
    if (how === 'the hub ends it') sink.end();
    else await stream.return?.();
    // What the protocol's library says at the end of a stream is said here.
    await over;
    await client.read();
    expect(client.sent).toHaveLength(1);
  },
);

test('a client that is being closed is sent nothing more, not even what waited for it', async () => {
  const client = new StalledClient();
  const { sink } = await streaming(client);
  sink.next(payload('x'.repeat(300_000)));
  sink.next(payload('waits'));
  client.readyState = WebSocket.CLOSING;
  sink.next(payload('late'));
  await client.read();
  sink.next(payload('later'));
  expect(client.sent).toHaveLength(1);
});

test.each([1, 80, 200, 65_400, 65_500, 300_000])(
  'a WebSocket client reads a payload of %i bytes as it was',
  async (length) => {
    const server = new WebSocketServer({ port: 0, perMessageDeflate: false });
    const told = payload('x'.repeat(length));
    server.on('connection', (socket, request) => {
      const stream = streamOver({ socket, wire: request.socket }, '1', async (sink) => {
        sink.next(told);
        sink.next(payload('next'));
        return () => {};
      });
      void stream[Symbol.asyncIterator]().next();
    });
    const { port } = server.address() as { port: number };
    const client = new WebSocket(`ws://127.0.0.1:${port}`);
    const heard: string[] = [];
    client.on('message', (text) => heard.push(String(text)));
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard.map((text) => JSON.parse(text).payload)).toEqual([JSON.parse(String(told)), { data: 'next' }]);
    client.terminate();
    server.close();
  },
);

test('a client that stays slow is sent away, and comes again by itself', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const client = new StalledClient();
  const { sink } = await streaming(client);
  sink.next(payload('x'.repeat(300_000)));
  sink.next(payload('waits'));
  vi.advanceTimersByTime(14_000);
  sink.next(payload('waits'));
  expect(client.close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  sink.next(payload('waits'));
  expect(client.close).toHaveBeenCalledWith(1013, expect.any(String));
  vi.useRealTimers();
});

test('a stream ends for the client when the hub ends it, and leaves the hub when the client goes', async () => {
  const ended = await streaming(new StalledClient());
  ended.sink.end();
  expect(await ended.over).toMatchObject({ done: true });
  await vi.waitFor(() => expect(ended.left).toHaveBeenCalled());

  const gone = await streaming(new StalledClient());
  await gone.stream.return?.();
  await vi.waitFor(() => expect(gone.left).toHaveBeenCalled());
});
