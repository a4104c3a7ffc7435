import { useRef, useState } from 'react';

const fromTop = 120;

/** One long menu and a rail beside it: which category is in sight, and the way to another. */
export function useCategorySpy(ids: readonly string[]) {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<string | null>(null);
  const sections = () => [...(scroller.current?.querySelectorAll<HTMLElement>('[data-category]') ?? [])];
  return {
    scroller,
    current: ids.find((id) => id === seen) ?? ids[0] ?? null,
    onScroll: () => {
      const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
      const all = sections();
      // At the very end the last category counts, however short it is.
      const atEnd = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 2;
      const last = atEnd ? all.at(-1) : all.findLast((section) => section.offsetTop <= scrollTop + fromTop);
      setSeen(last?.dataset.category ?? null);
    },
    goTo: (id: string) => {
      const section = sections().find(({ dataset }) => dataset.category === id);
      scroller.current?.scrollTo({ top: section?.offsetTop ?? 0 });
      setSeen(id);
    },
  };
}
