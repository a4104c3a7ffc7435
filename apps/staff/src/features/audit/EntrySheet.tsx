import { formatDay, formatTime } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import type { AuditTrailQuery } from '../../gql/graphql.ts';
import { commandWords, idsIn } from './audit-words.ts';

type Entry = AuditTrailQuery['auditTrail']['edges'][number]['node'];
type Props = { entry: Entry; zone: string; onAbout: (id: string) => void; onClose: () => void };

/** One row: who, from where, and what was asked word for word; and the way to all that is about the same thing. */
export function EntrySheet({ entry, zone, onAbout, onClose }: Props) {
  const ids = [
    ...(entry.actorId ? [['the same person or device', entry.actorId] as const] : []),
    ...idsIn(entry.input),
  ];
  return (
    <Modal opened onClose={onClose} size="lg" title={commandWords(entry.command)}>
      <dl className="au-facts">
        <dt>When</dt>
        <dd>
          {formatDay(entry.at, zone)}, {formatTime(entry.at, zone)}
        </dd>
        <dt>Who</dt>
        <dd>
          {entry.actorLabel} ({entry.actorKind})
        </dd>
        <dt>From</dt>
        <dd>{entry.address ?? 'within the product'}</dd>
        <dt>Command</dt>
        <dd>
          <code>{entry.command}</code>
        </dd>
        {entry.reason ? (
          <>
            <dt>Why not</dt>
            <dd>
              <code>{entry.reason}</code>
            </dd>
          </>
        ) : null}
        <dt>Request</dt>
        <dd>
          <code>{entry.requestId}</code>
        </dd>
      </dl>
      {entry.input ? <pre className="au-input">{JSON.stringify(JSON.parse(entry.input), null, 2)}</pre> : null}
      {ids.length > 0 ? (
        <div className="au-about">
          <p>Show everything about</p>
          {ids.map(([name, id]) => (
            <Button key={`${name}${id}`} variant="default" size="compact-md" onClick={() => onAbout(id)}>
              {name}
            </Button>
          ))}
        </div>
      ) : null}
    </Modal>
  );
}
