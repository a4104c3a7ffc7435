import { AppError } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../../platform/command/query.ts';
import type { PrintedFile } from '../../../platform/pdf/printed-file.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { placeOf } from '../../places/index.ts';
import { figuresOf } from './figures.ts';
import { drawerById, sessionById } from './queries.ts';
import type { ReportFacts } from './report-facts.ts';

/** An X or Z report as a PDF, 80 mm wide. Throws NOT_FOUND, and UNAVAILABLE when too many are being made. */
export const printDrawerReport = query({
  name: 'payments.printDrawerReport',
  permission: 'drawer:report',
  input: z.object({ outletId: z.uuid(), sessionId: z.uuid() }),
  async handle({ db, now, within }, { outletId, sessionId }): Promise<PrintedFile> {
    within(outletId);
    const session = await sessionById(db, sessionId);
    const drawer = session && (await drawerById(db, session.drawerId));
    if (session?.outletId !== outletId || !drawer) {
      throw new AppError('NOT_FOUND', 'There is no such session of a drawer here.');
    }
    const { outlet, organisation } = await placeOf(db, outletId);
    const time = (at: Date) => words(at, organisation.zone);
    const { zNumber, counted, countedAt, countedByLabel, closedAt, closedByLabel, openedAt, openedByLabel } = session;
    const title = zNumber === null ? 'X report' : `Z report ${zNumber}`;
    const facts: ReportFacts = {
      ...{ title, seller: organisation.name, outlet: outlet.name, drawer: drawer.name },
      lines: [
        { label: 'Opened', value: `${time(openedAt)}, ${openedByLabel}` },
        ...(countedAt ? [{ label: 'Counted', value: `${time(countedAt)}, ${countedByLabel}` }] : []),
        ...(closedAt ? [{ label: 'Closed', value: `${time(closedAt)}, ${closedByLabel}` }] : []),
        ...(closedAt ? [] : [{ label: 'Printed', value: time(now) }]),
      ],
      ...{ figures: session.figures ?? (await figuresOf(db, session)), counted, reason: session.reason },
      at: (closedAt ?? now).toISOString(),
    };
    const content = await renderPdf(new URL('./drawer-report-sheet.ts', import.meta.url), facts);
    const fileName = `${title} ${drawer.name}.pdf`.replace(/[^\w.-]+/g, '-');
    return { fileName, mediaType: 'application/pdf', content };
  },
});

function words(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-IN', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at);
}
