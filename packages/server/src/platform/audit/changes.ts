import { canonicalJson } from '@college-kiosk/kernel';

/** What a row of the trail is about: a kind of record, in small letters, and its id. */
export interface Subject {
  readonly entity: string;
  readonly id: string;
}

/** The id of what there is one of, such as the security settings (the nil UUID, RFC 9562 §5.9). */
export const THE_ONE = '00000000-0000-0000-0000-000000000000';

/** A record as a command found it and as it left it. */
export interface Change extends Subject {
  /** Null for a record that the command made. */
  readonly before: object | null;
  /** Null for a record that the command removed. */
  readonly after: object | null;
  /** Fields that say something of a person: the trail says that they changed, and not to what. */
  readonly personal?: readonly string[];
}

/** A field as the trail has it: both values, or only that it changed. */
type ChangedField = { readonly before: unknown; readonly after: unknown } | { readonly hidden: true };

/** What a command did to one record. */
export interface RecordChange extends Subject {
  readonly fields: Readonly<Record<string, ChangedField>>;
}

/** Characters of JSON of one value, beyond which its beginning is kept. */
const VALUE_AT_MOST = 1_000;
/** Characters of JSON of all that one command changed, beyond which only the names of fields are kept. */
const CHANGES_AT_MOST = 16_000;
/** Fields by whose names one knows that nobody may read them, whoever forgot to say so. */
const SECRET = /(hash|digest|secret|seed|password|pin|token)$/i;

/**
 * The fields that differ, of those that `after` names, or `before` where the record is gone. Dates are told as instants. Null where
 * nothing differs. A record that was made has no fields: what it was made of stands in the input.
 */
export function differenceOf({ entity, id, before, after, personal = [] }: Change): RecordChange | null {
  if (before === null) return { entity, id, fields: {} };
  const [was, is] = [plain(before), after === null ? {} : plain(after)];
  const fields: Record<string, ChangedField> = {};
  for (const name of Object.keys(after === null ? was : is)) {
    const [from, to] = [was[name] ?? null, is[name] ?? null];
    if (canonicalJson(from) === canonicalJson(to)) continue;
    const isHidden = SECRET.test(name) || personal.includes(name);
    fields[name] = isHidden ? { hidden: true } : { before: short(from), after: short(to) };
  }
  return Object.keys(fields).length > 0 ? { entity, id, fields } : null;
}

/** What several calls said of the same record, together; without values where all of it is too long to be kept for ever. */
export function bounded(changes: readonly RecordChange[]): readonly RecordChange[] | null {
  const records = new Map<string, RecordChange>();
  for (const change of changes) {
    const key = `${change.entity} ${change.id}`;
    records.set(key, { ...change, fields: inTurn(records.get(key)?.fields ?? {}, change.fields) });
  }
  const told = [...records.values()].filter(({ fields }) => Object.keys(fields).length > 0);
  if (told.length === 0) return null;
  if (JSON.stringify(told).length <= CHANGES_AT_MOST) return told;
  return asManyAsFit(told.map(({ fields, ...of }) => ({ ...of, fields: hidden(fields) })));
}

/** The first of them and, in the place of the others, how many there were. */
function asManyAsFit(changes: readonly RecordChange[]): readonly RecordChange[] {
  let length = 0;
  const tooMany = changes.findIndex((change) => {
    length += JSON.stringify(change).length + 1;
    return length > CHANGES_AT_MOST;
  });
  const [firstLeftOut] = tooMany < 0 ? [] : changes.slice(tooMany);
  if (!firstLeftOut) return changes;
  const fields = { [`and ${changes.length - tooMany} more`]: { hidden: true } as const };
  return [...changes.slice(0, tooMany), { entity: firstLeftOut.entity, id: THE_ONE, fields }];
}

/** From what a field was before the first change to what it is after the last. */
function inTurn(first: RecordChange['fields'], next: RecordChange['fields']): RecordChange['fields'] {
  const fields = { ...first };
  for (const [name, field] of Object.entries(next)) {
    const earlier = first[name];
    fields[name] = earlier && 'before' in earlier && 'before' in field ? { ...field, before: earlier.before } : field;
  }
  return fields;
}

function hidden(fields: RecordChange['fields']): RecordChange['fields'] {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, { hidden: true }]));
}

/** As JSON would carry it. */
function plain(record: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
}

function short(value: unknown): unknown {
  const text = JSON.stringify(value);
  // Half a character is none that a database takes.
  return text.length <= VALUE_AT_MOST ? value : `${text.slice(0, VALUE_AT_MOST).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
