import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const MORE_OF_THE_SAME = ['tbody > tr:nth-child(n+9)', 'li:nth-child(n+13)'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * WCAG 2.2 AA as far as a program can tell, in the light and in the dark, of what a person reads once nothing loads any more.
 * A look takes seconds of a processor: it is taken when `npm run accessible` asks for it.
 */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  if (process.env.ACCESSIBLE === undefined) return;
  await settle(page);
  await lookIn(page, 'dark');
  // Between light and dark only colours differ, and every rule takes its time.
  const inTheDark = await violations(page, (axe) => axe.withRules(['color-contrast']));
  await lookIn(page, 'light');
  const inTheLight = await violations(page, (axe) => axe.withTags(RULES));
  const found = [
    ...inTheDark.map((what) => `${where}, dark: ${what}`),
    ...inTheLight.map((what) => `${where}: ${what}`),
  ];
  expect(found).toEqual([]);
}

async function lookIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // The colours have arrived when no change of them is under way.
  await page.waitForFunction(() => !document.getAnimations().some((motion) => motion instanceof CSSTransition));
}

async function violations(page: Page, chosen: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // The other mode is for frames in pages, of which there are none here, and takes twice as long.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  // Rows are alike: the hundredth is read as the first.
  const found = await chosen(axe.exclude(MORE_OF_THE_SAME)).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
}

async function settle(page: Page): Promise<void> {
  await expect(page.locator('main').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}
