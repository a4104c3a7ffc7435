import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { documentOf } from '../access/document.ts';
import { withTextEverywhere } from '../access/variables.ts';
import type { Asker } from './asker.ts';
import type { Canary } from './canary.ts';

const APPS = fileURLToPath(new URL('../../../../../apps', import.meta.url));
/** Numbers that no card has, in the forms in which people type them. */
const NUMBERS = ['4539578763621486', '5425 2334 3010 9903', '3782-822463-10005'];

/** Types what looks like a card's number into every text of every look and change. Gives the numbers. */
export async function typeCards(
  asker: Asker,
  schema: GraphQLSchema,
  key: string,
): Promise<{ canaries: Canary[]; texts: number }> {
  let texts = 0;
  for (const root of ['Query', 'Mutation'] as const) {
    const fields = Object.values(
      (root === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {},
    );
    for (const field of fields) {
      const number = NUMBERS[texts % NUMBERS.length] ?? '';
      const variables = withTextEverywhere(field, `my card ${number} please`);
      const count = JSON.stringify(variables).split(number).length - 1;
      if (count === 0) continue;
      texts += count;
      const { text } = documentOf(root, field, () => true);
      for (const headers of [{ authorization: `Key ${key}` }, {}]) await asker.ask(text, variables, headers as never);
    }
  }
  return { canaries: NUMBERS.map((value) => ({ what: 'the number of a card', value })), texts };
}

/** Names that ask for a card: `cardNumber`, `card_no`, `cvv`; but not `discard` or `cardinality`. */
const ASKS_FOR_CARD = /(?:^|[_-])(?:card|cc)[_-]?(?:number|no|num|holder|expiry|code)|^cvv|^cvc|[_-]cvv|[_-]cvc|^pan$/i;
const IN_A_SCREEN = /autocomplete=["'{ ]*cc-|name=["'](?:card|cvv|cvc)|\b(?:cardNumber|card_number|cvv|cvc)\b/i;

/** Where the schema or an app asks for the number of a card, one line each. */
export function cardInputs(schema: GraphQLSchema): string[] {
  const names = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isEnumType(type)) return [];
    if (!isInputObjectType(type) && !isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => [
      `${type.name}.${field.name}`,
      ...('args' in field ? field.args : []).map(
        (arg: { readonly name: string }) => `${type.name}.${field.name}.${arg.name}`,
      ),
    ]);
  });
  const inSchema = names.filter((name) => ASKS_FOR_CARD.test(snake(name.split('.').at(-1) ?? '')));
  const inApps = sourcesOf(APPS).filter((path) => IN_A_SCREEN.test(readFileSync(path, 'utf8')));
  return [...inSchema, ...inApps.map((path) => path.slice(APPS.length + 1))].map((name) => `${name} asks for a card`);
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'gql'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesOf(path);
    return /\.(?:tsx?|html)$/.test(entry.name) ? [path] : [];
  });
}
