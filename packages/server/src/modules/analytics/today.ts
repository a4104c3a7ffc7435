import { sumMoney } from '@college-kiosk/kernel';
import { z } from 'zod';
import { query } from '../../platform/command/query.ts';
import { salesOfDay } from '../ordering/index.ts';
import { datesAt, placeOf } from '../places/index.ts';

/** An outlet's running business day: what it sold, how long people waited, what is still open. */
export const readToday = query({
  name: 'analytics.today',
  permission: 'sales:read',
  input: z.object({ outletId: z.uuid() }),
  async handle({ db, now, within }, { outletId }) {
    within(outletId);
    const place = await placeOf(db, outletId);
    const { businessDate } = datesAt(place, now);
    const { byHour, byItem, ...rest } = await salesOfDay(db, outletId, businessDate, place.organisation.zone);
    return {
      outletId,
      businessDate,
      revenue: sumMoney(byHour.map((hour) => hour.revenue)),
      orders: byHour.reduce((sum, hour) => sum + hour.orders, 0),
      salesByHour: byHour,
      topItems: byItem,
      ...rest,
    };
  },
});
