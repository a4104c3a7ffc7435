/** Who issues a document, as far as its series goes. */
export interface IssuingDevice {
  readonly id: string;
  readonly kind: 'KIOSK' | 'KITCHEN' | 'BOARD' | 'COUNTER';
  readonly number: number;
}

/** Displays sell nothing, and KITCHEN would share its letter with KIOSK: they issue in the outlet's own series. */
const LETTERS: Readonly<Partial<Record<IssuingDevice['kind'], string>>> = { KIOSK: 'K', COUNTER: 'C' };

/** The device in whose series a document is issued, or null for the outlet's own. */
export function issuerOf(device: IssuingDevice | null): IssuingDevice | null {
  return device && LETTERS[device.kind] ? device : null;
}

/** `MCK1` for the first kiosk of outlet MC, `MC0` without a device; credit notes end in `R`. Rules §1.6. */
export function seriesOf(outletCode: string, device: IssuingDevice | null, type: 'INVOICE' | 'CREDIT_NOTE'): string {
  const issuer = issuerOf(device);
  const source = issuer ? `${LETTERS[issuer.kind]}${issuer.number}` : '0';
  return `${outletCode}${source}${type === 'CREDIT_NOTE' ? 'R' : ''}`;
}
