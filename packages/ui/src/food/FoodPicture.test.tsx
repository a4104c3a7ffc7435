import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { loadArt } from './art.ts';
import { bases, type DishPicture, garnishes, sides, vessels } from './dish-picture.ts';
import { FoodPicture } from './FoodPicture.tsx';

const plain: DishPicture = {
  vessel: 'steel-plate',
  base: 'idli',
  sauce: '#B9561E',
  garnish: ['coriander'],
  tone: '#E8C27A',
  steam: false,
};
const draw = (change: Partial<DishPicture> = {}, title = 'Idli') =>
  renderToStaticMarkup(<FoodPicture picture={{ ...plain, ...change }} title={title} />);
const all = (pictures: string[]) => new Set(pictures).size;

test('until its drawings have come a picture is its ground alone, and then it is whole', async () => {
  expect(draw()).not.toContain('<path');
  await loadArt('idli');
  expect(draw()).toContain('<path');
  expect(draw({ base: 'laddu' })).not.toContain('<path');
});

test('a word that names nothing leaves the ground', async () => {
  await loadArt();
  expect(draw({ base: 'constructor' as DishPicture['base'] })).not.toContain('<path');
  expect(draw({ vessel: 'constructor' as DishPicture['vessel'] })).not.toContain('<path');
});

test('the same words are the same picture, whatever the dish is called', async () => {
  await loadArt();
  const called = (title: string) => draw({}, title).replace(/aria-label="[^"]*"/, '');
  expect(called('Idli')).toBe(called('ഇഡ്ഡലി'));
});

test('every base, vessel, garnish and side shows', async () => {
  await loadArt();
  expect(all(bases.map((base) => draw({ base, vessel: 'bowl' })))).toBe(bases.length);
  expect(all(vessels.map((vessel) => draw({ vessel })))).toBe(vessels.length);
  expect(all(garnishes.map((name) => draw({ garnish: [name], vessel: 'glass', base: 'juice' })))).toBe(
    garnishes.length,
  );
  expect(all(sides.map((side) => draw({ sides: [side] })))).toBe(sides.length);
});

test('sauce, tone and steam show', async () => {
  await loadArt();
  expect(
    all([draw(), draw({ sauce: null }), draw({ sauce: '#FFFFFF' }), draw({ tone: '#1F6F4A' }), draw({ steam: true })]),
  ).toBe(5);
});

test('every base and every vessel is drawn, with whole numbers only and inside its budget, in any company', async () => {
  await loadArt();
  const inPlain = bases.flatMap((base) =>
    (['steel-plate', 'bowl', 'glass'] as const).map((vessel) => ({ base, vessel })),
  );
  const ofPlain = vessels.flatMap((vessel) => (['idli', 'tea'] as const).map((base) => ({ base, vessel })));
  for (const pair of [...inPlain, ...ofPlain]) {
    const svg = draw({ ...pair, garnish: ['mint', 'lemon'], sides: ['sambar', 'thoran'], steam: true });
    expect(svg, `${pair.base} in ${pair.vessel}`).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.length, `${pair.base} in ${pair.vessel}`).toBeLessThan(6_000);
  }
});

test('two pictures on one page share no gradient', async () => {
  await loadArt();
  const picture: DishPicture = { ...plain, sides: ['sambar', 'raita'] };
  const page = renderToStaticMarkup(
    <>
      <FoodPicture picture={picture} title="Idli" />
      <FoodPicture picture={picture} title="Idli" />
    </>,
  );
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of page.matchAll(/(?:url\(|href=")#([^")]+)/g)) expect(ids).toContain(id);
});

test('the name is the text alternative', () => {
  expect(draw({}, 'Idli & sambar')).toContain('aria-label="Idli &amp; sambar"');
});
