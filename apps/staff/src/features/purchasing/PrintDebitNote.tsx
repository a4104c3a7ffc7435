import { graphql } from '../../gql/gql.ts';
import { useSigned } from '../../shell/viewer.tsx';
import { PaperButton } from './PaperButton.tsx';

const DebitNotePaperDocument = graphql(`
  query DebitNotePaper($outletId: UUID!, $id: UUID!) {
    debitNotePaper(outletId: $outletId, id: $id) { __typename fileName mediaType base64 }
  }
`);

/** Downloads the paper of a debit note. */
export function PrintDebitNote({ noteId, number }: { noteId: string; number: number }) {
  const { outlet } = useSigned();
  return (
    <PaperButton
      label={`Debit note ${number}`}
      load={async (apollo) => {
        const asked = { query: DebitNotePaperDocument, variables: { outletId: outlet.id, id: noteId } };
        const { data } = await apollo.query({ ...asked, fetchPolicy: 'network-only' });
        return data?.debitNotePaper;
      }}
    />
  );
}
