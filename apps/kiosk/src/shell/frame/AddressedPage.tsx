import { areIds } from '@college-kiosk/client';
import { Outlet, useParams } from '@tanstack/react-router';
import { NotFound } from './NotFound.tsx';

/** The page at this address; none where what should be an id is none. */
export function AddressedPage() {
  return areIds(useParams({ strict: false })) ? <Outlet /> : <NotFound />;
}
