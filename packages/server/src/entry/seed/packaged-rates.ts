/** Of the 56th GST Council; what is sold from this day on is taxed so. */
const VALID_FROM = '2025-09-22';
const SOURCE = 'Rates of the 56th GST Council, from 22 September 2025';

// HSN, whole rate in basis points, and what it is said of (rules §1.2). A code has one rate: bread under 1905 and packed paneer under 0406, which
// bear none, are not among these, for most of what has their codes bears 5 %.
const PACKAGED = [
  ['2201', 500, 'Packaged water, plain soda'],
  ['2202', 4000, 'Carbonated fruit drinks'],
  ['220210', 4000, 'Aerated, sweetened or flavoured water'],
  ['22021010', 4000, 'Aerated water (cola)'],
  ['22021020', 4000, 'Lemonade'],
  ['22021090', 4000, 'Other sweetened or flavoured water'],
  ['220299', 500, 'Plant-based milk drinks'],
  ['22029920', 500, 'Drinks of fruit pulp or juice, not carbonated'],
  ['22029930', 500, 'Drinks that contain milk'],
  ['22029990', 4000, 'Caffeinated and other drinks without alcohol'],
  ['2101', 500, 'Extracts of coffee and tea, premixes'],
  ['1905', 500, 'Biscuits, cake, pastry'],
  ['1806', 500, 'Chocolate'],
  ['1704', 500, 'Sugar confectionery'],
  ['2106', 500, 'Namkeen and other food preparations'],
  ['2105', 500, 'Ice cream'],
  ['2005', 500, 'Chips'],
  ['1902', 500, 'Noodles, pasta'],
  ['0401', 0, 'UHT milk'],
  ['0405', 500, 'Butter, ghee'],
  ['0406', 500, 'Cheese'],
] as const satisfies readonly (readonly [code: string, rateBp: number, label: string])[];

/** The rates of what a canteen usually sells in packs, as rows of `tax_rates`. */
export function packagedRates(reviewedOn: string) {
  return PACKAGED.map(([code, rateBp, label]) => ({
    ...{ code, validFrom: VALID_FROM, rateBp, label: `${label}, HSN ${code}`, source: SOURCE, reviewedOn },
  }));
}
