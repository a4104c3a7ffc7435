import { formatDay, formatTime } from '@college-kiosk/ui';
import { Button, Modal } from '@mantine/core';
import type { AuditTrailQuery } from '../../gql/graphql.ts';
import { ChangeTable } from '../../shell/ChangeTable.tsx';
import { commandWords, fieldWords } from '../../shell/trail-words.ts';
import { idsIn, placeWords } from './audit-words.ts';

type Entry = AuditTrailQuery['auditTrail']['edges'][number]['node'];
/** What else is to be shown: rows about a record, or those in which an id stands. */
export type Found = { about: string } | { entity: string; entityId: string };
type Props = { entry: Entry; zone: string; onAbout: (found: Found) => void; onClose: () => void };

/** One row: who, from where, and what was asked word for word; and the way to all that is about the same thing. */
export function EntrySheet({ entry, zone, onAbout, onClose }: Props) {
  const ids = [
    ...(entry.actorId ? [['the same person or device', entry.actorId] as const] : []),
    ...idsIn(entry.input),
  ];
  const { entity, entityId } = entry;
  const record = entity && entityId ? { entity, entityId } : null;
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
        <dd>
          {entry.address ?? 'within the product'}
          {entry.country ? ` (${placeWords(entry.country)})` : ''}
        </dd>
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
        {entry.repeated ? (
          <>
            <dt>And as often</dt>
            <dd>{entry.repeated} more since the row before, which were counted only</dd>
          </>
        ) : null}
        <dt>Request</dt>
        <dd>
          <code>{entry.requestId}</code>
        </dd>
      </dl>
      {entry.changes.length > 0 ? <ChangeTable changes={entry.changes} zone={zone} /> : null}
      {entry.input ? <pre className="au-input">{JSON.stringify(JSON.parse(entry.input), null, 2)}</pre> : null}
      {ids.length > 0 || record ? (
        <div className="au-about">
          <p>Show everything about</p>
          {record ? (
            <Button size="compact-md" onClick={() => onAbout(record)}>
              this {fieldWords(record.entity).toLowerCase()}
            </Button>
          ) : null}
          {ids.map(([name, id]) => (
            <Button key={`${name}${id}`} variant="default" size="compact-md" onClick={() => onAbout({ about: id })}>
              {name}
            </Button>
          ))}
        </div>
      ) : null}
    </Modal>
  );
}
