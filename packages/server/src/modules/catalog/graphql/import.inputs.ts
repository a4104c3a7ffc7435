import { Field, InputType, Int, registerEnumType } from 'type-graphql';
import { enumOf } from '../../../platform/graphql/enum.ts';
import { MoneyScalar, UuidScalar } from '../../../platform/graphql/scalars.ts';
import { IMPORT_FIELDS, type ImportField } from '../import/columns.ts';
import type { Diet } from '../menu.ts';
import { DietEnum } from './catalog.enums.ts';

export const ImportFieldEnum = enumOf(IMPORT_FIELDS);
export const ImportExistingEnum = enumOf(['UPDATE', 'SKIP'] as const);

registerEnumType(ImportFieldEnum, {
  name: 'ImportField',
  description: 'What a column of an imported file holds.',
  valuesConfig: {
    IGNORE: { description: 'Nothing of the menu: it is passed over.' },
    CODE: { description: 'The dish’s code: a known one changes that dish.' },
    NAME: { description: 'Its name in English. Every file needs this column.' },
    NAME_HI: { description: 'Its name in Hindi.' },
    NAME_ML: { description: 'Its name in Malayalam.' },
    CATEGORY: { description: 'Name of its category; an unknown one is made.' },
    SERVING: { description: 'The size or form of this row: rows of one dish become its variants.' },
    PRICE: { description: 'The price in rupees: 55, 1,250.50, ₹ 55/-.' },
    MRP: { description: 'The printed retail price in rupees: makes the dish packaged goods, which need a TAX_CODE.' },
    DIET: { description: 'veg, vegan, egg, non-veg or jain, in any common spelling.' },
    STATION: { description: 'Code or name of the station that makes it.' },
    DESCRIPTION: { description: 'What it is, in a sentence, in English.' },
    DESCRIPTION_HI: { description: 'What it is, in Hindi.' },
    DESCRIPTION_ML: { description: 'What it is, in Malayalam.' },
    ALLERGENS: { description: 'Allergens, parted by commas; `none` for none.' },
    KCAL: { description: 'Energy of one serving in kcal.' },
    SPICE: { description: 'How hot it is: 0 to 3.' },
    PREP_MINUTES: { description: 'How long it takes to make, in whole minutes.' },
    TAX_CODE: { description: 'SAC for prepared food, HSN for packaged goods.' },
    OUTLET: { description: 'Whose row it is, in a file of several outlets; see `fileOutlet`.' },
  },
});
registerEnumType(ImportExistingEnum, {
  name: 'ImportExisting',
  description: 'What an import does with a dish that is there.',
  valuesConfig: {
    UPDATE: { description: 'Changes what the file says of it; the rest of it stays.' },
    SKIP: { description: 'Leaves it as it is.' },
  },
});

@InputType({ description: 'Says what one column of the file holds.' })
export class ImportColumnInput {
  @Field(() => Int, { description: 'The column: 1 is the first.' })
  column!: number;
  @Field(() => ImportFieldEnum, { description: 'What it holds.' })
  field!: ImportField;
}

@InputType({ description: 'What new dishes get where the file says nothing.' })
export class ImportDefaultsInput {
  @Field(() => String, { nullable: true, description: 'Name of the category; an unknown one is made.' })
  category?: string | null;
  @Field(() => DietEnum, { nullable: true, description: 'The mark they carry.' })
  diet?: Diet | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'The price of one piece.' })
  price?: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'The code of the station that makes them; without it they are only handed over.',
  })
  stationCode?: string | null;
}

@InputType({ description: 'A file of dishes, where they go and how to read it.' })
export class ImportMenuInput {
  @Field(() => UuidScalar, {
    description: 'Made by you (UUIDv7): the same id with the same file goes on where it was and does nothing twice.',
  })
  commandId!: string;
  @Field(() => [UuidScalar], {
    description:
      'The outlets that offer the dishes. A dish that others offer too is changed only when you name them all.',
  })
  outletIds!: string[];
  @Field(() => String, {
    description:
      'The file as text: a header, then a row for each dish or serving, at most 5,000 of them and 400 KB. Commas, semicolons or tabs.',
  })
  csv!: string;
  @Field(() => [ImportColumnInput], {
    nullable: true,
    description: 'What the columns hold; those not named are passed over. Without it the headers are recognised.',
  })
  columns?: ImportColumnInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'Takes only the rows whose OUTLET column says this. Without it all rows are taken.',
  })
  fileOutlet?: string | null;
  @Field(() => ImportDefaultsInput, { description: 'What new dishes get where the file says nothing.' })
  defaults!: ImportDefaultsInput;
  @Field(() => ImportExistingEnum, { description: 'What is done with dishes that are there.' })
  existing!: 'UPDATE' | 'SKIP';
  @Field(() => Boolean, { description: 'True answers what would happen and writes nothing.' })
  dryRun!: boolean;
}
