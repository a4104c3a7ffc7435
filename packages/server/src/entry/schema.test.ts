import { readFileSync } from 'node:fs';
import { PAGE_SIZE } from '@college-kiosk/kernel';
import {
  type GraphQLField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import type { AccessRule } from '../platform/auth/permission.ts';
import { rootFields } from '../platform/graphql/build-schema.ts';
import { composeSchema, permissions } from './compose.ts';

const schema = composeSchema();
const ours = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const PUBLIC = [
  'menu',
  'menuChanged',
  'organisation',
  'outlets',
  'dayparts',
  'board',
  'boardChanged',
  'streamPosition',
  'viewer',
  'stockChanged',
  'hasCollegeSignIn',
];
const PUBLIC_VERBS = [
  'signIn',
  'completeSignIn',
  'signOut',
  'beginPairing',
  'claimPairing',
  'pairDemoDevice',
  'refreshToken',
  'register',
  'confirmAddress',
  'askForNewPassword',
  'chooseNewPassword',
  'beginPasskeySignIn',
  'signInWithPasskey',
  'unlockByLink',
  'beginCollegeSignIn',
  'finishCollegeSignIn',
];

test('every root field says who may use it, by a permission that exists', () => {
  const wrong = rootFields(schema).filter(({ access }) => !access || !isRule(access));
  expect(wrong.map(({ field }) => field.name)).toEqual([]);
});

test('only what is meant for everybody is open to everybody', () => {
  const open = rootFields(schema).filter(({ access }) => access === 'public');
  expect(open.map(({ field }) => field.name).sort()).toEqual([...PUBLIC, ...PUBLIC_VERBS].sort());
});

test('every type, field, argument and input field is described for strangers', () => {
  const bare = ours.flatMap((type) => {
    const missing =
      type.description ||
      type === schema.getQueryType() ||
      type === schema.getMutationType() ||
      type === schema.getSubscriptionType()
        ? []
        : [type.name];
    if (isEnumType(type)) return missing;
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return missing;
    const fields = Object.values(type.getFields()).flatMap((field) => [
      ...(field.description ? [] : [`${type.name}.${field.name}`]),
      ...(isOutputField(field)
        ? field.args.filter((arg) => !arg.description).map((arg) => `${type.name}.${field.name}(${arg.name})`)
        : []),
    ]);
    return [...missing, ...fields];
  });
  expect(bare).toEqual([]);
});

test('the committed schema is this one', () => {
  const committed = readFileSync(new URL('../../../../schema.graphql', import.meta.url), 'utf8');
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
});

test('every permission says in a sentence what it allows', () => {
  for (const { permission, says } of permissions.all()) {
    expect(permission).toMatch(/^[a-z-]+:[a-z-]+$/);
    expect(says).toMatch(/^[A-Z].{10,}\.$/);
  }
});

function isOutputField(field: object): field is GraphQLField<unknown, unknown> {
  return 'args' in field;
}

function isRule(access: AccessRule): boolean {
  return access === 'public' || access === 'signed-in' || permissions.has(access);
}

test('an auditor sees all there is to see, and no verb is theirs', () => {
  const theirs = new Set<AccessRule>(['public', 'signed-in', ...permissions.ofRole('auditor')]);
  const verbs = Object.keys(schema.getMutationType()?.getFields() ?? {});
  const roots = rootFields(schema).map(({ field, access }) => ({ name: field.name, access: access as AccessRule }));
  const held = new Set<AccessRule>(permissions.ofRole('auditor'));
  const mayDo = roots.filter(({ name, access }) => verbs.includes(name) && held.has(access));
  // A copy of the trail changes nothing but that it was taken.
  expect(mayDo.map(({ name }) => name)).toEqual(['copyAuditTrail']);
  const unseen = roots.filter(({ name, access }) => !verbs.includes(name) && !theirs.has(access));
  // What one could let a key do is a step of making one, and a change that is weighed one of making it; a letter holds links that act for its recipient;
  // who may take over a till is told to tills, and where stock may be asked from to whoever may ask. A dish as it is written is a step of changing it,
  // what a part comes to one of giving it back, who may approve one of handing one’s limit over, and who may answer for petty cash one of giving it to them.
  expect(unseen.map(({ name }) => name).sort()).toEqual([
    ...[
      'dish',
      'expenseApprovers',
      'keyScopes',
      'letter',
      'pettyCustodians',
      'refundOfLines',
      'roleChange',
      'tillPeople',
      'transferOrigins',
    ],
  ]);
});

test('each list gives a page of fifty where nobody says how many, as its cost counts', () => {
  const firsts = ours.flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).flatMap(({ name, args }) =>
          args
            .filter((arg) => arg.name === 'first')
            .map(({ description, defaultValue }) => ({ name, description, defaultValue })),
        )
      : [],
  );
  expect(firsts.length).toBeGreaterThan(5);
  for (const { name, description, defaultValue } of firsts) {
    expect(defaultValue, name).toBeUndefined();
    expect(description, name).toContain(`${PAGE_SIZE} unless said`);
  }
});
