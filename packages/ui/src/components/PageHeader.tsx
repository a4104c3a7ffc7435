import type { ReactNode } from 'react';

export type PageHeaderProps = { title: string; lead?: ReactNode; status?: ReactNode; actions?: ReactNode };

export function PageHeader({ title, lead, status, actions }: PageHeaderProps) {
  return (
    <header className="ck-page-header">
      <div>
        <h1>
          {title} {status}
        </h1>
        {lead ? <p>{lead}</p> : null}
      </div>
      {actions ? <div className="ck-page-actions">{actions}</div> : null}
    </header>
  );
}
