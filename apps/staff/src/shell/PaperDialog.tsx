import { never, newId, printPage, saveFile } from '@college-kiosk/client';
import { Notice } from '@college-kiosk/ui';
import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { IconDownload, IconMail, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { graphql } from '../gql/gql.ts';
import type { InvoiceFormat, PaperSize } from '../gql/graphql.ts';
import { useToast } from './toast.tsx';
import { useRun } from './use-run.ts';

const PrintInvoiceDocument = graphql(`
  mutation PrintInvoice($input: PrintInvoiceInput!) {
    printInvoice(input: $input) {
      __typename
      ... on PrintedInvoice { copy file { __typename fileName mediaType base64 } }
      ... on LanguageUnknown { code message languages }
    }
  }
`);
const MailInvoiceDocument = graphql(`
  mutation MailInvoice($input: MailInvoiceInput!) {
    mailInvoice(input: $input) {
      __typename
      ... on MailedInvoice { copy }
      ... on AddressMissing { code message }
      ... on LanguageUnknown { code message languages }
    }
  }
`);

const languages = [
  { value: 'en', label: 'English' },
  { value: 'hi', label: 'हिन्दी' },
  { value: 'ml', label: 'മലയാളം' },
];
const sizes = [
  { value: 'RECEIPT', label: 'Receipt, 80 mm' },
  { value: 'A4', label: 'A4' },
];

type Props = { documentId: string; number: string; onClose: () => void };

/** Lets somebody print an invoice or credit note, keep it as a file, or send it. Each is a copy, and is counted. */
export function PaperDialog({ documentId, number, onClose }: Props) {
  const [paper, setPaper] = useState<PaperSize>('RECEIPT');
  const [language, setLanguage] = useState('en');
  const [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState<ReactNode>(null);
  const [print, printing] = useRun(PrintInvoiceDocument);
  const [mail, mailing] = useRun(MailInvoiceDocument);
  const toast = useToast();
  const makeOut = async (format: InvoiceFormat) => {
    setRefusal(null);
    const data = await print({ input: { commandId: newId(), documentId, paper, language, format } });
    const answer = data?.printInvoice;
    if (!answer) return;
    switch (answer.__typename) {
      case 'PrintedInvoice':
        if (format === 'HTML') printPage(answer.file);
        else saveFile(answer.file);
        return toast.done(copyOf(number, answer.copy));
      case 'LanguageUnknown':
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  };
  const send = async () => {
    setRefusal(null);
    const input = { commandId: newId(), documentId, paper, language, email: email.trim() || null };
    const answer = (await mail({ input }))?.mailInvoice;
    if (!answer) return;
    switch (answer.__typename) {
      case 'MailedInvoice':
        toast.done(`${number} goes out by e-mail.`);
        return onClose();
      case 'AddressMissing':
      case 'LanguageUnknown':
        return setRefusal(<Notice>{answer.message}</Notice>);
      default:
        never(answer);
    }
  };
  return (
    <Modal opened onClose={onClose} centered title={`Paper of ${number}`}>
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label="Paper"
          data={sizes}
          value={paper}
          onChange={(value) => setPaper(value as PaperSize)}
        />
        <NativeSelect
          label="Language"
          data={languages}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
        <Group grow>
          <Button
            loading={printing}
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => void makeOut('HTML')}
          >
            Print
          </Button>
          <Button
            variant="default"
            loading={printing}
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => void makeOut('PDF')}
          >
            Keep as PDF
          </Button>
        </Group>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Stack gap="xs">
            <TextInput
              type="email"
              label="Send by e-mail"
              description="Without an address it goes to the account that ordered"
              placeholder="guest@college.example"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={mailing} leftSection={<IconMail size={18} aria-hidden />}>
              Send
            </Button>
          </Stack>
        </form>
        {refusal}
      </Stack>
    </Modal>
  );
}

/** What is said of a copy: only the first is the original. */
function copyOf(number: string, copy: number): string {
  return copy === 1 ? `The original of ${number}.` : `${number} says DUPLICATE: it is copy ${copy}.`;
}
