import { expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Sink } from '../live/member.ts';
import { streamOver } from './socket-stream.ts';

/** A socket whose peer reads only when it is told to. */
class StalledSocket {
  bufferedAmount = 0;
  readonly sent: string[] = [];
  readonly close = vi.fn();
  private flushed: (() => void)[] = [];

  send(frame: Buffer, _options: object, flushed: () => void): void {
    this.sent.push(String(frame));
    this.bufferedAmount += frame.length;
    this.flushed.push(flushed);
  }

  /** The peer reads everything. */
  read(): void {
    this.bufferedAmount = 0;
    for (const flushed of this.flushed.splice(0)) flushed();
  }
}

async function streaming(socket: StalledSocket, id = 'a"b') {
  const left = vi.fn();
  let sink: Sink | undefined;
  const stream = streamOver(socket as unknown as WebSocket, id, async (given) => {
    sink = given;
    return left;
  })[Symbol.asyncIterator]();
  const over = stream.next();
  await vi.waitFor(() => expect(sink).toBeDefined());
  return { sink: sink as Sink, over, left, stream };
}

const payload = (text: string) => Buffer.from(JSON.stringify({ data: text }));

test('a message goes out in the protocol’s frame, as it is', async () => {
  const socket = new StalledSocket();
  const { sink } = await streaming(socket);
  sink.next(payload('₹'));
  expect(socket.sent.map((frame) => JSON.parse(frame))).toEqual([{ id: 'a"b', type: 'next', payload: { data: '₹' } }]);
});

test('who hears the same payload hears it under the name of their own stream', async () => {
  const sockets = [new StalledSocket(), new StalledSocket(), new StalledSocket()];
  const same = payload('soup');
  for (const [at, socket] of sockets.entries()) (await streaming(socket, `${at % 2}`)).sink.next(same);
  expect(sockets.flatMap(({ sent }) => sent.map((frame) => JSON.parse(frame).id))).toEqual(['0', '1', '0']);
});

test('a client that does not read gets the latest alone once it does; what waits for it is bounded', async () => {
  const socket = new StalledSocket();
  const { sink } = await streaming(socket);
  const large = 'x'.repeat(100_000);
  for (let n = 0; n < 50; n += 1) sink.next(payload(`${n} ${large}`));
  expect(socket.bufferedAmount).toBeLessThan(400_000);
  const before = socket.sent.length;
  socket.read();
  expect(socket.sent.slice(before).map((frame) => JSON.parse(frame).payload.data.slice(0, 3))).toEqual(['49 ']);
  socket.read();
  sink.next(payload('at last'));
  expect(socket.sent.at(-1)).toContain('at last');
  expect(socket.close).not.toHaveBeenCalled();
});

test('a client that stays slow is sent away, and comes again by itself', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const socket = new StalledSocket();
  const { sink } = await streaming(socket);
  sink.next(payload('x'.repeat(300_000)));
  sink.next(payload('waits'));
  vi.advanceTimersByTime(14_000);
  sink.next(payload('waits'));
  expect(socket.close).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  sink.next(payload('waits'));
  expect(socket.close).toHaveBeenCalledWith(1013, expect.any(String));
  vi.useRealTimers();
});

test('a stream ends for the client when the hub ends it, and leaves the hub when the client goes', async () => {
  const ended = await streaming(new StalledSocket());
  ended.sink.end();
  expect(await ended.over).toMatchObject({ done: true });
  await vi.waitFor(() => expect(ended.left).toHaveBeenCalled());

  const gone = await streaming(new StalledSocket());
  await gone.stream.return?.();
  await vi.waitFor(() => expect(gone.left).toHaveBeenCalled());
});
