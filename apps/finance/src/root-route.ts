import { createRootRoute } from '@tanstack/react-router';
import { NotFound } from './shell/NotFound.tsx';
import { SignedLayout } from './shell/SignedLayout.tsx';

/** What every page of the app lies in. */
export const root = createRootRoute({ component: SignedLayout, notFoundComponent: NotFound });
