import { BooksResolver } from './books.resolver.ts';
import { ChartResolver } from './chart.resolver.ts';
import { DocumentsResolver } from './documents.resolver.ts';
import { FinanceResolver } from './finance.resolver.ts';
import { GstResolver } from './gst.resolver.ts';
import { ManualJournalResolver } from './journals.resolver.ts';
import { LedgerResolver } from './ledger.resolver.ts';
import { OpeningResolver } from './opening.resolver.ts';
import { PeriodsResolver } from './periods.resolver.ts';
import { StatementsResolver } from './statements.resolver.ts';
import { YearsResolver } from './years.resolver.ts';

/** What finance adds to the schema. */
export const financeResolvers = [
  FinanceResolver,
  BooksResolver,
  ChartResolver,
  DocumentsResolver,
  GstResolver,
  LedgerResolver,
  ManualJournalResolver,
  OpeningResolver,
  PeriodsResolver,
  StatementsResolver,
  YearsResolver,
] as const;
