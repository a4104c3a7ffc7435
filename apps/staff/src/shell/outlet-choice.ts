const key = 'college-kiosk.staff.outlet';

/** The outlet the address names, else the one used last on this device, else the first. Null when there is none. */
export function chooseOutlet<Place extends { id: string }>(
  outlets: readonly Place[],
  asked: string | undefined,
  storage: Pick<Storage, 'getItem'> = localStorage,
): Place | null {
  const wanted = [asked, storage.getItem(key)];
  for (const id of wanted) {
    const found = outlets.find((outlet) => outlet.id === id);
    if (found) return found;
  }
  return outlets[0] ?? null;
}

export function keepOutlet(id: string, storage: Pick<Storage, 'setItem'> = localStorage): void {
  storage.setItem(key, id);
}
