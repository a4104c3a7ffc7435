import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes every letter and keeps it. */
export interface LetterBox {
  readonly url: string;
  /** What stands behind `#token=` in the next letter to this address. */
  tokenTo(email: string): Promise<string>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 20_000;

export async function openLetterBox(): Promise<LetterBox> {
  const letters: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(
          Buffer.concat(parts)
            .toString()
            .replace(/=\r?\n/g, '')
            .replaceAll('=3D', '='),
        );
        done(null, 'taken');
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async tokenTo(email) {
      for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(100)) {
        const at = letters.findIndex((letter) => letter.includes(`<${email}>`) && letter.includes('#token='));
        const [letter = ''] = at === -1 ? [] : letters.splice(at, 1);
        const [, token] = /#token=([\w.~-]+)/.exec(letter) ?? [];
        if (token) return token;
      }
      throw new Error('No letter with a link came.');
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
