import { ChartFigure } from './ChartFigure.tsx';

export type TopItemsProps = {
  title: string;
  items: { key: string; name: string; value: number }[];
  valueLabel: string;
  format?: (value: number) => string;
  /** Where an item leads. */
  hrefOf?: (key: string) => string;
};

/** Ranked bars with their names above: long Malayalam names wrap, where an axis would clip them. */
export function TopItems({
  title,
  items,
  valueLabel,
  format = (value) => value.toLocaleString('en-IN'),
  hrefOf,
}: TopItemsProps) {
  const most = Math.max(1, ...items.map((item) => item.value));
  return (
    <ChartFigure
      title={title}
      head={['Item', valueLabel]}
      rows={items.map((item) => ({
        key: item.key,
        name: item.name,
        value: format(item.value),
        href: hrefOf?.(item.key),
      }))}
    >
      <ol className="ck-top">
        {items.map((item) => (
          <li key={item.key}>
            <span>
              {hrefOf ? (
                <a href={hrefOf(item.key)} tabIndex={-1}>
                  {item.name}
                </a>
              ) : (
                item.name
              )}
            </span>
            <span className="ck-figures">{format(item.value)}</span>
            <span className="ck-top-bar" style={{ width: `${Math.max(1, (item.value / most) * 100)}%` }} />
          </li>
        ))}
      </ol>
    </ChartFigure>
  );
}
