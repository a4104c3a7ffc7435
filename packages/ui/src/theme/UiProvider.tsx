import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { cssVariablesFor, type Density, themeFor } from './theme.ts';

export type UiProviderProps = {
  children: ReactNode;
  /** Whose hands: a standing guest, a person at a desk, a cook. Default `desk`. */
  density?: Density;
  /** `auto` follows the device and lets the person switch; `light` and `dark` are held. Default `auto`. */
  colorScheme?: 'auto' | 'light' | 'dark';
};

export function UiProvider({ children, density = 'desk', colorScheme = 'auto' }: UiProviderProps) {
  const theme = useMemo(() => themeFor(density), [density]);
  const variables = useMemo(() => cssVariablesFor(density), [density]);
  const forced = colorScheme === 'auto' ? {} : { forceColorScheme: colorScheme };
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      deduplicateCssVariables={false}
      {...forced}
    >
      {children}
    </MantineProvider>
  );
}
