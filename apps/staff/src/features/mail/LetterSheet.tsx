import { useMutation, useQuery } from '@apollo/client/react';
import { problemOf } from '@college-kiosk/client';
import { LoadingShape, Notice } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import { graphql } from '../../gql/gql.ts';
import type { MailsQuery } from '../../gql/graphql.ts';
import { useToast } from '../../shell/toast.tsx';
import { linked } from './linked.tsx';
import { templateWords } from './template-words.ts';

const LetterDocument = graphql(`
  query Letter($mailId: UUID!) {
    letter(mailId: $mailId) { __typename id subject text }
  }
`);
const SendMailAgainDocument = graphql(`
  mutation SendMailAgain($mailId: UUID!) {
    sendMailAgain(mailId: $mailId) { __typename id state attempts lastAnswer }
  }
`);

type Mail = MailsQuery['mails']['edges'][number]['node'];
type Props = { mail: Mail; isReadable: boolean; maySend: boolean; onClose: () => void };

/** One letter: what the mail server said of it and, in the demo, what it says itself. */
export function LetterSheet({ mail, isReadable, maySend, onClose }: Props) {
  const toast = useToast();
  const { data, error, loading } = useQuery(LetterDocument, { variables: { mailId: mail.id }, skip: !isReadable });
  const [send, { loading: sending }] = useMutation(SendMailAgainDocument, {
    variables: { mailId: mail.id },
    onCompleted: () => toast.done('The letter is tried again.'),
    onError: (failure) => void toast.failed(failure),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={data?.letter.subject ?? templateWords(mail.template)}>
      <p className="ml-to">
        To {mail.recipientName}, {mail.recipientEmail}
      </p>
      {mail.lastAnswer ? <Notice>The mail server said: {mail.lastAnswer}</Notice> : null}
      {loading ? <LoadingShape shape="rows" /> : null}
      {error ? <Notice>{problemOf(error).message}</Notice> : null}
      {data ? <div className="ml-text">{linked(data.letter.text)}</div> : null}
      {isReadable ? null : <p>What it says is for its recipient alone.</p>}
      {mail.state === 'GIVEN_UP' && maySend ? (
        <Button loading={sending} onClick={() => void send()}>
          Try again
        </Button>
      ) : null}
    </Modal>
  );
}
