import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { graphql } from '../../gql/gql.ts';
import { useSay } from '../../i18n/i18n.ts';
import { useNotices } from '../../shell/notices.tsx';
import { useRun } from '../../shell/use-run.ts';

const ExportMyDataDocument = graphql(`
  mutation ExportMyData {
    exportMyData { __typename madeAt content }
  }
`);

/** Gives the browser a file to keep. */
function keepFile(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

/** A copy of everything that is kept about the person. */
export function ExportCard() {
  const say = useSay();
  const notices = useNotices();
  const [run, busy] = useRun(ExportMyDataDocument);
  const download = async () => {
    const made = (await run({}))?.exportMyData;
    if (!made) return;
    keepFile(`my-canteen-data-${made.madeAt.slice(0, 10)}.json`, made.content);
    notices.done(say('export.done'));
  };
  return (
    <section className="sd-card" aria-labelledby="sd-export">
      <h2 id="sd-export">{say('export.title')}</h2>
      <p>{say('export.why')}</p>
      <Button leftSection={<IconDownload size={18} aria-hidden />} loading={busy} onClick={() => void download()}>
        {say('export.act')}
      </Button>
    </section>
  );
}
