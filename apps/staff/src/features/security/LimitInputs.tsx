import { NumberInput } from '@mantine/core';
import type { LimitField } from './limit-fields.ts';

interface LimitInputsProps {
  readonly fields: readonly LimitField[];
  readonly inputProps: (name: string) => object;
}

/** A field for each figure. */
export function LimitInputs({ fields, inputProps }: LimitInputsProps) {
  return (
    <div className="se-limits">
      {fields.map(({ name, label, says, min, max }) => (
        <NumberInput
          key={name}
          label={label}
          description={says}
          min={min}
          max={max}
          allowDecimal={false}
          {...inputProps(name)}
        />
      ))}
    </div>
  );
}
