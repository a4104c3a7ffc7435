/** Of a supplier or payment; nobody reads its id. */
const isUuid = (party: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(party);

type Props = { party: string | null; supplier: { name: string } | null; person: string | null };

/** Whose a line is, in words: a supplier or a person by their name, others as a person wrote it. A payment is named by what happened. */
export function PartyName({ party, supplier, person }: Props) {
  const name = supplier?.name ?? person ?? (party !== null && !isUuid(party) ? party : null);
  return name === null ? null : <small>{name}</small>;
}
