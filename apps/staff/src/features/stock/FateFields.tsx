import { NativeSelect, TextInput } from '@mantine/core';
import type { RejectedFate } from '../../gql/graphql.ts';
import { PhotoField, type TakenPhoto } from '../../shell/PhotoField.tsx';
import { fateChoices } from './transfer-words.ts';

export type Fate = { fate: RejectedFate; why: string; photos: TakenPhoto[] };
type Props = { said: Fate; among: readonly RejectedFate[]; needsWhy: boolean; onChange: (part: Partial<Fate>) => void };

/** What becomes of goods that came, why, and photos of what is thrown away. */
export function FateFields({ said: { fate, why, photos }, among, needsWhy, onChange }: Props) {
  return (
    <>
      <NativeSelect
        label="What becomes of it"
        data={among.map((value) => ({ value, label: fateChoices[value] }))}
        value={fate}
        onChange={(event) => onChange({ fate: event.currentTarget.value as RejectedFate })}
      />
      {needsWhy ? (
        <TextInput
          label="Why"
          maxLength={200}
          value={why}
          onChange={(event) => onChange({ why: event.currentTarget.value })}
        />
      ) : null}
      {fate === 'WASTED' ? (
        <PhotoField of="waste" label="Take a photo" photos={photos} onChange={(photos) => onChange({ photos })} />
      ) : null}
    </>
  );
}
