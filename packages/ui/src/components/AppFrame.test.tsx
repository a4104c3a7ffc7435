import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { UiProvider } from '../theme/UiProvider.tsx';
import { AppFrame, type NavItem } from './AppFrame.tsx';

const placesOf = (section: string, count: number): NavItem[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ key: `${section} ${at}`, label: `${section} ${at}`, href: `/${section}/${at}`, section },
    badge: at === 0 ? `${section}!` : undefined,
  }));
const shown = (items: NavItem[], current: string) =>
  renderToStaticMarkup(
    <UiProvider>
      <AppFrame brand="Canteen" items={items} current={current}>
        page
      </AppFrame>
    </UiProvider>,
  );

test('a short list of places is shown whole', () => {
  const text = shown([...placesOf('Service', 4), ...placesOf('Stock', 8)], 'Stock 3');
  expect(text).not.toContain('aria-expanded="false" class="ck-nav-section');
  expect(text).toContain('href="/Service/3"');
  expect(text).toContain('href="/Stock/7"');
});

test('of a long one the first section is open and the one that is looked at; a folded one keeps what it has to say', () => {
  const text = shown([...placesOf('Service', 4), ...placesOf('Stock', 8), ...placesOf('Safety', 4)], 'Stock 3');
  expect(text).toContain('href="/Service/3"');
  expect(text).toContain('href="/Stock/7"');
  expect(text).not.toContain('href="/Safety/0"');
  expect(text).toContain('Safety!');
});
