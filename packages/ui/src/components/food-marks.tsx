import { IconAlertTriangleFilled, IconPepper } from '@tabler/icons-react';

export type Diet = 'VEG' | 'NON_VEG' | 'EGG' | 'VEGAN';
export type DietMarkProps = { diet: Diet; size?: number; labels?: Record<Diet, string> };

const dietNames: Record<Diet, string> = {
  VEG: 'Vegetarian',
  NON_VEG: 'Non-vegetarian',
  EGG: 'Contains egg',
  VEGAN: 'Vegan',
};

/** The marks of the Food Safety and Standards (Labelling and Display) Regulations, 2020: shapes and colours are law. */
export function DietMark({ diet, size = 22, labels = dietNames }: DietMarkProps) {
  const colour = diet === 'VEG' || diet === 'VEGAN' ? 'var(--ck-veg)' : 'var(--ck-non-veg)';
  return (
    <svg className="ck-diet" viewBox="0 0 24 24" width={size} height={size} role="img" aria-label={labels[diet]}>
      <rect
        x="1.5"
        y="1.5"
        width="21"
        height="21"
        rx="2"
        fill="var(--ck-diet-ground)"
        stroke={colour}
        strokeWidth="2.4"
      />
      {diet === 'VEG' ? <circle cx="12" cy="12" r="5.4" fill={colour} /> : null}
      {diet === 'NON_VEG' || diet === 'EGG' ? <path d="M12 6L18 17.5H6Z" fill={colour} /> : null}
      {diet === 'VEGAN' ? (
        <path
          d="M5.5 18.5C5 9 10 5.5 19 5.500C19 14 15 18.5 7.5 17.500M6 19Q9 12 15 9"
          fill={colour}
          stroke={colour}
          strokeWidth="1"
        />
      ) : null}
    </svg>
  );
}

export type AllergenBadgesProps = {
  /** Names as the guest should read them. */
  allergens: string[];
  /** Spoken before the list. */
  label?: string;
  /** Solid red, for the kitchen: nobody may miss it. */
  loud?: boolean;
};

export function AllergenBadges({ allergens, label = 'Contains', loud = false }: AllergenBadgesProps) {
  if (allergens.length === 0) return null;
  return (
    <ul className="ck-allergens" data-loud={loud || undefined} aria-label={label}>
      {allergens.map((name) => (
        <li key={name}>
          <IconAlertTriangleFilled size="1em" aria-hidden />
          {name}
        </li>
      ))}
    </ul>
  );
}

export type SpiceLevelProps = { level: 0 | 1 | 2 | 3; labels?: [string, string, string, string] };

export function SpiceLevel({ level, labels = ['Not spicy', 'Mild', 'Medium hot', 'Hot'] }: SpiceLevelProps) {
  if (level === 0) return null;
  return (
    <span className="ck-spice" role="img" aria-label={labels[level]}>
      {[1, 2, 3].map((at) => (
        <IconPepper key={at} size="1.1em" data-off={at > level || undefined} aria-hidden />
      ))}
    </span>
  );
}
