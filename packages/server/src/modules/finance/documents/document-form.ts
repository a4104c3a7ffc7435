import { type Organisation, type Place, registrationAt } from '../../places/index.ts';

/** What a document is called on paper: by the seller's tax profile and by what was sold (rules §1.1, §1.6). */
export const DOCUMENT_FORMS = [
  'TAX_INVOICE',
  'BILL_OF_SUPPLY',
  'INVOICE_CUM_BILL_OF_SUPPLY',
  'CASH_MEMO',
  'CREDIT_NOTE',
  'FINANCIAL_CREDIT_NOTE',
] as const;
export type DocumentForm = (typeof DOCUMENT_FORMS)[number];

/** Who issued a document, as they were then. */
export interface DocumentIssuer {
  readonly name: string;
  readonly legalName: string;
  readonly outlet: string;
  readonly address: string | null;
  readonly gstin: string | null;
  readonly stateCode: string;
  readonly fssaiLicence: string | null;
  readonly taxProfile: Organisation['taxProfile'];
  readonly pricesIncludeTax: boolean;
}

/** Whom a document is made out to: a registered person who wants it in their books. */
export interface Buyer {
  readonly gstin: string;
  readonly name: string;
  readonly address: string;
}

/**
 * What a sale's document is called, rules §1.1 and §1.6. An unregistered seller writes a cash memo, one under composition a bill of supply.
 * Otherwise what is taxed takes a tax invoice and what is exempt a bill of supply; both on one paper is an invoice-cum-bill of supply
 * (CGST Rules, rule 46A), which is for people who are not registered: to a registered buyer it is a tax invoice.
 */
export function formOf(
  profile: Organisation['taxProfile'],
  lines: readonly { readonly rateBp: number }[],
  buyer: Buyer | null,
): DocumentForm {
  if (profile === 'UNREGISTERED') return 'CASH_MEMO';
  if (profile === 'COMPOSITION') return 'BILL_OF_SUPPLY';
  const taxed = lines.filter(({ rateBp }) => rateBp > 0).length;
  if (taxed === 0) return 'BILL_OF_SUPPLY';
  return taxed === lines.length || buyer ? 'TAX_INVOICE' : 'INVOICE_CUM_BILL_OF_SUPPLY';
}

/** Who issues documents at a place now. An outlet with a registration of its own issues under it. */
export function issuerAt(place: Place): DocumentIssuer {
  const { outlet, organisation } = place;
  const { name, legalName, stateCode, fssaiLicence, taxProfile, pricesIncludeTax } = organisation;
  return {
    ...{ name, legalName, outlet: outlet.name, address: outlet.address },
    gstin: registrationAt(place),
    ...{ stateCode, fssaiLicence, taxProfile, pricesIncludeTax },
  };
}

/** The State a canteen serves in: that of the outlet's own registration, else the organisation's, whoever buys (rules §1.3). */
export function placeOfSupply({ outlet, organisation }: Place): string {
  return outlet.gstin?.slice(0, 2) ?? organisation.stateCode;
}
