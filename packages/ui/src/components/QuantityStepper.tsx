import { IconMinus, IconPlus, IconTrash } from '@tabler/icons-react';

export type QuantityStepperProps = {
  value: number;
  onChange: (value: number) => void;
  /** The thing counted: "Masala dosa". Part of each button's name. */
  label: string;
  /** At `min` 0 the last step down removes. Default 0. */
  min?: number;
  max?: number;
  labels?: { more: string; fewer: string; remove: string };
};

export function QuantityStepper({
  value,
  onChange,
  label,
  min = 0,
  max = 99,
  labels = { more: 'One more', fewer: 'One fewer', remove: 'Remove' },
}: QuantityStepperProps) {
  const removes = min === 0 && value === 1;
  return (
    <fieldset className="ck-stepper" aria-label={label}>
      <button
        type="button"
        disabled={value <= min}
        aria-label={`${removes ? labels.remove : labels.fewer}: ${label}`}
        onClick={() => onChange(Math.max(min, value - 1))}
      >
        {removes ? <IconTrash aria-hidden /> : <IconMinus aria-hidden />}
      </button>
      <output aria-live="polite">{value}</output>
      <button
        type="button"
        disabled={value >= max}
        aria-label={`${labels.more}: ${label}`}
        onClick={() => onChange(Math.min(max, value + 1))}
      >
        <IconPlus aria-hidden />
      </button>
    </fieldset>
  );
}
