import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { bases, type DishPicture, garnishes, vessels } from './dish-picture.ts';
import { FoodPicture } from './FoodPicture.tsx';

const plain: DishPicture = {
  vessel: 'steel-plate',
  base: 'idli',
  sauce: '#B9561E',
  garnish: ['coriander'],
  tone: '#E8C27A',
  steam: false,
};
const draw = (change: Partial<DishPicture> = {}, title = 'Idli', egg = false) =>
  renderToStaticMarkup(<FoodPicture picture={{ ...plain, ...change }} title={title} egg={egg} />);
const all = (pictures: string[]) => new Set(pictures).size;

test('the same dish is the same picture', () => {
  expect(draw()).toBe(draw());
});

test('every base, vessel and garnish shows', () => {
  expect(all(bases.map((base) => draw({ base })))).toBe(bases.length);
  expect(all(vessels.map((vessel) => draw({ vessel })))).toBe(vessels.length);
  expect(all(garnishes.map((name) => draw({ garnish: [name] })))).toBe(garnishes.length);
});

test('sauce, tone, steam and name show', () => {
  expect(
    all([draw(), draw({ sauce: null }), draw({ sauce: '#FFFFFF' }), draw({ tone: '#1F6F4A' }), draw({ steam: true })]),
  ).toBe(5);
  expect(draw({}, 'Rava idli')).not.toBe(draw());
});

test('every base is drawn in every vessel, with whole numbers only, inside its budget', () => {
  for (const vessel of vessels) {
    for (const base of bases) {
      const svg = draw({ vessel, base, garnish: ['mint', 'lemon'], steam: true });
      expect(svg, `${base} in ${vessel}`).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg.length, `${base} in ${vessel}`).toBeLessThan(8_000);
    }
  }
});

test('two pictures on one page share no gradient', () => {
  const page = renderToStaticMarkup(
    <>
      <FoodPicture picture={plain} title="Idli" />
      <FoodPicture picture={plain} title="Idli" />
    </>,
  );
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of page.matchAll(/(?:url\(|href=")#([^")]+)/g)) expect(ids).toContain(id);
});

test('an egg lies on a biryani only when the dish has one', () => {
  expect(draw({ base: 'biryani' }, 'Biryani', true)).not.toBe(draw({ base: 'biryani' }, 'Biryani', false));
});

test('the name is the text alternative', () => {
  expect(draw({}, 'Idli & sambar')).toContain('aria-label="Idli &amp; sambar"');
});
