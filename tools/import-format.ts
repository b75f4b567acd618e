import type { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import type { Sql } from '#storage/sql.ts';

/** A format that `steward import` reads, as data: its columns, how a row is staged, and which facts the staged rows give. */
export interface ImportFormat {
  /** What the command line calls it, for example `ga-sessions`. */
  readonly name: string;
  readonly description: string;
  /** Columns that the header must hold; others are ignored unless `openColumns`. */
  readonly columns: readonly string[];
  /** True when columns beyond `columns` are read too (as dimensions). */
  readonly openColumns: boolean;
  /** Options of the format, from the command line, for example the year of a file that does not hold it. */
  readonly options: z.ZodType;
  /** Columns of the staging table, name to SQL type; `day` and `line` are always there. */
  readonly staging: Readonly<Record<string, string>>;
  /** Turns one row of the file into one staged row, or throws InvalidRowError with column and reason. */
  stage(row: Readonly<Record<string, string>>, settings: ImportSettings): StagedRow;
  /** Statements over the staging table `staged` that answer (dataset, day, dims, measures). */
  facts(settings: ImportSettings): readonly Sql[];
  /** Statement that answers (name, rows, amount) per class of staged rows, so that totals can be checked with the file. */
  summary(settings: ImportSettings): Sql;
}

/** What an import knows besides the file. */
export interface ImportSettings {
  readonly tenant: Tenant;
  readonly options: unknown;
}

/** A row of the staging table; `day` is a calendar day in the tenant's time zone. */
export interface StagedRow {
  readonly day: string;
  readonly [column: string]: string | number | null;
}
