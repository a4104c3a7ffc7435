/** Two to four capitals or digits, beginning with a letter. */
export const OUTLET_CODE = /^[A-Z][A-Z0-9]{1,3}$/;

/**
 * What another outlet's device issues under: `MCK1` is the first kiosk of outlet MC. An outlet of that name would number
 * its own invoices (`MCK10`) as that outlet's tenth kiosk does.
 */
export const DEVICE_SERIES = /^[A-Z][A-Z0-9]+[KC][0-9]+$/;

/** Whether an outlet may have this code: it becomes the beginning of its invoice series. */
export function mayBeOutletCode(code: string): boolean {
  return OUTLET_CODE.test(code) && !DEVICE_SERIES.test(code);
}
