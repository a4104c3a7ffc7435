import './timeline.css';
import { fieldWords, valueWords } from './trail-words.ts';

/** A field of a record, before and after. */
export type TrailChange = {
  readonly entity: string;
  readonly entityId: string;
  readonly field: string;
  readonly before?: string | null;
  readonly after?: string | null;
  readonly isHidden: boolean;
};

/** What a command changed, a row for each field. */
export function ChangeTable({ changes, zone }: { changes: readonly TrailChange[]; zone: string }) {
  return (
    <div className="st-changes">
      <table>
        <caption>What it changed</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ entity, entityId, field, before, after, isHidden }) => (
            <tr key={`${entity}${entityId}${field}`}>
              <th scope="row">
                {fieldWords(field)}
                <small>{fieldWords(entity)}</small>
              </th>
              {isHidden ? (
                <td colSpan={2}>It has changed. What it was and is, is not kept.</td>
              ) : (
                <>
                  <td>{valueWords(field, before, zone)}</td>
                  <td>{valueWords(field, after, zone)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
