import { newId } from '@college-kiosk/client';
import { useState } from 'react';

/** Bytes that a file may have, so that a request can carry it. The server says the same. */
const fileMax = 375_000;
/** A large file takes a while: all of it is one change. */
export const sheetPatience = { answerWithinMs: 60_000 };

type Sent = { base64: string; commandId: string; dryRun: boolean };
/** What became of a file: its report, or why it was refused; null where nothing was heard. */
type Heard<Report> = { report: Report } | { refusal: string } | null;

/** A file of rows: looked at when it is chosen, and taken in under the id that it was given then. */
export function useSheetFile<Report>(send: (sent: Sent) => Promise<Heard<Report>>) {
  const [file, setFile] = useState<{ name: string; base64: string; commandId: string } | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const ask = async ({ base64, commandId }: NonNullable<typeof file>, dryRun: boolean) => {
    setRefusal(null);
    const heard = await send({ base64, commandId, dryRun });
    if (!heard) return;
    if ('report' in heard) setReport(heard.report);
    else setRefusal(heard.refusal);
  };
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    setReport(null);
    if (chosen.size > fileMax)
      return setRefusal('The file has more than 375 KB. Split it, and take one part in after the other.');
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const base64 = btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
    const next = { name: chosen.name, base64, commandId: newId() };
    setFile(next);
    await ask(next, true);
  };
  const again = () => {
    setFile(null);
    setReport(null);
    setRefusal(null);
  };
  return { file, report, refusal, choose, again, takeIn: () => (file ? ask(file, false) : undefined) };
}
