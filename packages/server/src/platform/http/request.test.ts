import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BodyTooLong, readBody } from './request.ts';

const read: Promise<string>[] = [];
const server = createServer((request, response) => {
  const body = readBody(request, 10);
  read.push(body);
  body.then(
    (text) => response.end(text),
    () => response.writeHead(400).end(),
  );
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => void server.close());

const port = () => (server.address() as AddressInfo).port;

async function post(...parts: Buffer[]): Promise<{ readonly status: number | undefined; readonly text: string }> {
  const sent = send({ host: '127.0.0.1', port: port(), method: 'POST' });
  const answered = once(sent, 'response');
  for (const part of parts) {
    sent.write(part);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  sent.end();
  const [response] = await answered;
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { status: response.statusCode, text };
}

test('a body that comes in parts is read as one text, a letter that is cut in two too', async () => {
  const letters = Buffer.from('ചായ');
  expect(await post(letters.subarray(0, 4), letters.subarray(4))).toEqual({ status: 200, text: 'ചായ' });
});

test('a body longer than the limit is refused, however it comes', async () => {
  expect(await post(Buffer.alloc(11))).toMatchObject({ status: 400 });
  expect(await post(Buffer.alloc(6), Buffer.alloc(6))).toMatchObject({ status: 400 });
  await expect(read.at(-1)).rejects.toBeInstanceOf(BodyTooLong);
});

test('the body of a caller who has gone already is not waited for', async () => {
  let late: Promise<string> | undefined;
  const slow = createServer((request) => {
    request.once('close', () => setImmediate(() => (late = readBody(request, 10).catch(() => 'refused'))));
  });
  await once(slow.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((slow.address() as AddressInfo).port, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 8\r\n\r\nabc');
  await once(slow, 'request');
  socket.destroy();
  while (!late) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await late).toBe('refused');
  slow.close();
});

test('a body that ends before it is whole is not waited for, and is not said to be too long', async () => {
  const before = read.length;
  const socket = connect(port(), '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 8\r\n\r\nabc');
  while (read.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  await expect(read.at(-1)).rejects.toMatchObject({ name: 'AppError', code: 'INVALID' });
  await expect(read.at(-1)).rejects.not.toBeInstanceOf(BodyTooLong);
});
