import { useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconDeviceDesktop, IconMenu2, IconMoon, IconSun, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';

export type NavItem = {
  key: string;
  label: string;
  icon?: ReactNode;
  badge?: ReactNode;
  href: string;
  section?: string;
};

export type AppFrameProps = {
  brand: ReactNode;
  items: NavItem[];
  /** Key of the item whose page is shown. */
  current: string | null;
  /** Called in place of the browser's navigation. Without it the links are plain links. */
  onNavigate?: (item: NavItem) => void;
  /** Right end of the header: live pill, place, person. */
  header?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  labels?: { skip: string; nav: string; menu: string; scheme: string };
};

const english = { skip: 'Skip to content', nav: 'Main', menu: 'Menu', scheme: 'Colours' };

/** Where one is stays in sight, however long the list of places. */
const bringIntoView = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest' });

export function AppFrame({
  brand,
  items,
  current,
  onNavigate,
  header,
  footer,
  children,
  labels = english,
}: AppFrameProps) {
  const [open, setOpen] = useState(false);
  const sections = [...new Set(items.map((item) => item.section ?? ''))];
  const folds = useFolds(items, current, sections);
  return (
    <div className="ck-frame" data-open={open || undefined}>
      <a className="ck-skip" href="#ck-main">
        {labels.skip}
      </a>
      <header className="ck-frame-header">
        <button
          type="button"
          className="ck-icon-button ck-frame-menu"
          aria-expanded={open}
          aria-controls="ck-nav"
          aria-label={labels.menu}
          onClick={() => setOpen(!open)}
        >
          {open ? <IconX aria-hidden /> : <IconMenu2 aria-hidden />}
        </button>
        <div className="ck-frame-brand">{brand}</div>
        <div className="ck-frame-tools">
          {header}
          <SchemeSwitch label={labels.scheme} />
        </div>
      </header>
      <nav id="ck-nav" className="ck-frame-nav" aria-label={labels.nav}>
        {sections.map((section) => (
          <div key={section}>
            {section ? (
              <SectionHead section={section} items={items} isOpen={folds.isOpen(section)} onFold={folds.onFold} />
            ) : null}
            {items
              .filter(() => folds.isOpen(section))
              .filter((item) => (item.section ?? '') === section)
              .map((item) => (
                <a
                  key={item.key}
                  href={item.href}
                  aria-current={item.key === current ? 'page' : undefined}
                  ref={item.key === current ? bringIntoView : undefined}
                  onClick={(event) => {
                    setOpen(false);
                    if (!onNavigate || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
                    event.preventDefault();
                    onNavigate(item);
                  }}
                >
                  {item.icon}
                  <span>{item.label}</span>
                  {item.badge == null ? null : <span className="ck-nav-badge">{item.badge}</span>}
                </a>
              ))}
          </div>
        ))}
        {footer ? <div className="ck-nav-footer">{footer}</div> : null}
      </nav>
      <main id="ck-main" className="ck-frame-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** More places than these do not fit on a small screen: then their sections fold. */
const UNFOLDED_AT_MOST = 12;

/** Which sections are open: the first and the one that is looked at, unless somebody folded or opened them. */
function useFolds(items: readonly NavItem[], current: string | null, sections: readonly string[]) {
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const here = items.find(({ key }) => key === current)?.section ?? '';
  // Whoever goes into a section that they had folded sees where they are.
  useEffect(() => setChosen(({ [here]: _, ...rest }) => rest), [here]);
  const isLong = items.length > UNFOLDED_AT_MOST;
  const isOpen = (section: string) =>
    !isLong || section === '' || (chosen[section] ?? (section === here || section === sections[0]));
  const onFold = isLong
    ? (section: string) => setChosen((before) => ({ ...before, [section]: !isOpen(section) }))
    : null;
  return { isOpen, onFold };
}

type SectionProps = {
  section: string;
  items: readonly NavItem[];
  isOpen: boolean;
  onFold: ((section: string) => void) | null;
};

/** The name of a section; folded, it shows what one of its places has to say. */
function SectionHead({ section, items, isOpen, onFold }: SectionProps) {
  if (!onFold) return <p className="ck-nav-section">{section}</p>;
  const badge = items.find((item) => item.section === section && item.badge != null)?.badge;
  return (
    <button type="button" className="ck-nav-section ck-nav-fold" aria-expanded={isOpen} onClick={() => onFold(section)}>
      <span>{section}</span>
      {!isOpen && badge != null ? <span className="ck-nav-badge">{badge}</span> : null}
      <IconChevronDown size={16} aria-hidden />
    </button>
  );
}

const schemes = ['auto', 'light', 'dark'] as const;
const schemeIcon = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon };

/** Steps through device, light, dark; says which is on. */
export function SchemeSwitch({ label = english.scheme }: { label?: string }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = schemeIcon[colorScheme];
  const next = schemes[(schemes.indexOf(colorScheme) + 1) % schemes.length] ?? 'auto';
  return (
    <button
      type="button"
      className="ck-icon-button"
      aria-label={`${label}: ${colorScheme}`}
      title={`${label}: ${colorScheme}`}
      onClick={() => setColorScheme(next)}
    >
      <Icon size={20} aria-hidden />
    </button>
  );
}
