import { Notice } from '@college-kiosk/ui';

/** That photos were let go before what they belong to was sent, and how to go on; nothing where none was. */
export function GonePhotos({ count, with: what }: { count: number; with: string }) {
  if (count === 0) return null;
  const [were, are, them] = count === 1 ? ['A photo was', 'is', 'it'] : [`${count} photos were`, 'are', 'them'];
  return (
    <Notice tone="soon">
      {were} not sent with {what} within a day, and {are} gone. All else is still here: take {them} again if you can, or
      send it without.
    </Notice>
  );
}
