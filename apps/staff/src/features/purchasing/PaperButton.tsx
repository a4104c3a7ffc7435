import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { saveFile } from '@college-kiosk/client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useToast } from '../../shell/toast.tsx';

type Paper = Parameters<typeof saveFile>[0];
type Props = { label: string; load: (apollo: ApolloClient) => Promise<Paper | undefined> };

/** Downloads a paper. */
export function PaperButton({ label, load }: Props) {
  const apollo = useApolloClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const paper = await load(apollo);
      if (paper) saveFile(paper);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={() => void download()}
    >
      {label}
    </Button>
  );
}
