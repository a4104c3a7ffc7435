import { isRefusal } from '@college-kiosk/kernel';
import { expect, test } from 'vitest';
import { derivedId } from './derived-id.ts';
import { type ImportInput, importInput } from './import-input.ts';
import { planImport } from './plan-import.ts';

const ID = '01890000-0000-7000-8000-000000000009';
const input = (csv: string, given: Partial<ImportInput> = {}) =>
  importInput.parse({ commandId: ID, outletIds: [ID], existing: 'UPDATE', defaults: {}, dryRun: true, csv, ...given });
const plan = (csv: string, given: Partial<ImportInput> = {}) => {
  const made = planImport(input(csv, given));
  if (isRefusal(made)) throw new Error(made.message);
  return made;
};
const problemsOf = (csv: string) => plan(csv).problems.map(({ row, field, severity }) => [row, field, severity]);

test('rows of one dish with several servings are one dish with several variants', () => {
  const { dishes, problems } = plan(
    'category,item,serving,price,diet\nRice,Biryani,Half,90,egg\nTea,Tea,,10,veg\nRICE, biryani ,Full,150,\n',
  );
  expect(problems).toEqual([]);
  expect(dishes).toMatchObject([
    {
      ...{ rows: [2, 4], name: 'Biryani', category: 'Rice', diet: 'EGG', proposedCode: 'BIRYANI' },
      servings: [
        { row: 2, name: 'Half', price: 9_000 },
        { row: 4, name: 'Full', price: 15_000 },
      ],
    },
    { rows: [3], name: 'Tea' },
  ]);
});

test('a dish of the same name in another category is another dish, with a code of its own', () => {
  const { dishes } = plan('category,item,price\nJuices,Kiwi,55\nShakes,Kiwi,70\nShakes,മാങ്ങ,70\nShakes,KIWI_2,70');
  expect(dishes.map(({ proposedCode }) => proposedCode)).toEqual(['KIWI', 'KIWI_2', 'DISH', 'KIWI_2_2']);
});

test('the second row is at fault: the same serving again, another diet, a code on one of two rows', () => {
  expect(problemsOf('item,serving,price\nTea,,10\ntea,,12\nTea,Large,15\nTea,large,15')).toEqual([
    [3, 'NAME', 'ERROR'],
    [5, 'NAME', 'ERROR'],
  ]);
  expect(problemsOf('item,serving,price\nTea,,10\nTea,Regular,12')).toEqual([[3, 'NAME', 'ERROR']]);
  expect(problemsOf('item,serving,diet\nTea,,veg\nTea,Large,egg')).toEqual([[3, 'DIET', 'ERROR']]);
  expect(problemsOf('code,item,serving\nT1,Tea,\n,Tea,Large')).toEqual([[3, 'CODE', 'ERROR']]);
  expect(problemsOf('code,item,serving\nT1,Tea,\nT1,Coffee,Large')).toEqual([[3, 'NAME', 'ERROR']]);
  const many = Array.from({ length: 21 }, (_, at) => `Tea,${at}`).join('\n');
  expect(problemsOf(`item,serving\n${many}`)).toEqual([[22, 'SERVING', 'ERROR']]);
});

test('a row says everything that is wrong with it, and the other rows are read', () => {
  const csv =
    'item,price,diet,spice\n,-5,halal,9\nTea,10,jain,\nCoffee,15,veg,1,extra\nMilk,abc,veg,\nBoost,20,veg,0,\n';
  expect(problemsOf(csv)).toEqual([
    [2, 'NAME', 'ERROR'],
    [2, 'DIET', 'ERROR'],
    [2, 'SPICE', 'ERROR'],
    [2, 'PRICE', 'ERROR'],
    [3, 'DIET', 'WARNING'],
    [4, null, 'ERROR'],
    [5, 'PRICE', 'ERROR'],
  ]);
  expect(plan(csv).dishes.map(({ name }) => name)).toEqual(['Tea', 'Boost']);
  expect(problemsOf(`item,description\n${'x'.repeat(81)},${'y'.repeat(501)}`)).toEqual([
    [2, 'NAME', 'ERROR'],
    [2, 'DESCRIPTION', 'ERROR'],
  ]);
});

test('columns are read as the caller says, those not named are passed over', () => {
  const csv = 'a,a,price\nTea,10,99\n';
  const columns: ImportInput['columns'] = [
    { column: 1, field: 'NAME' },
    { column: 2, field: 'PRICE' },
  ];
  expect(plan(csv, { columns }).dishes).toMatchObject([{ name: 'Tea', servings: [{ price: 1_000 }] }]);
  expect(planImport(input(csv))).toMatchObject({ code: 'FILE_UNUSABLE' });
  expect(planImport(input(csv, { columns: [{ column: 4, field: 'NAME' }] }))).toMatchObject({ code: 'FILE_UNUSABLE' });
  const twice = importInput.safeParse({ ...input(csv), columns: [...columns, { column: 3, field: 'NAME' }] });
  expect(twice.error?.issues[0]?.message).toContain('Two columns');
});

test('of a file of several outlets only the rows of one are taken, if one is named', () => {
  const csv = 'outlet,item\nNorth,Tea\nSouth,Tea\nnorth,Coffee\n';
  const only = plan(csv, { fileOutlet: 'North' });
  expect(only).toMatchObject({ fileOutlets: ['north', 'South'], rowCount: 3, leftOut: 1, problems: [] });
  expect(only.dishes).toHaveLength(2);
  expect(planImport(input(csv, { fileOutlet: 'West' }))).toMatchObject({ code: 'FILE_UNUSABLE' });
});

test('a file that a request could not carry says what to do', () => {
  const large = importInput.safeParse({ ...input('a'), csv: 'മ'.repeat(133_334) });
  expect(large.error?.issues[0]?.message).toContain('Split it');
});

test('ids follow from where they come, and differ by every word', () => {
  expect(derivedId(ID, 'item', 'a')).toBe(derivedId(ID, 'item', 'a'));
  const others = [derivedId(ID, 'item', 'b'), derivedId(ID, 'itema'), derivedId(derivedId(ID), 'item', 'a')];
  expect(new Set([...others, derivedId(ID, 'item', 'a')]).size).toBe(4);
  expect(derivedId(ID, 'item', 'a').slice(0, 13)).toBe(ID.slice(0, 13));
});
