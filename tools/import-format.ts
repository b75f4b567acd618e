import type { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import type { Sql } from '#storage/sql.ts';

/** A format that `steward import` reads, as data: its columns, how a row is staged, and which facts the staged rows give. */
export interface ImportFormat<Options = unknown> {
  /** What the command line calls it, for example `ga-sessions`. */
  readonly name: string;
  readonly description: string;
  /** Columns that the header must hold; others are ignored unless `openColumns`. */
  readonly columns: readonly string[];
  /** True when columns beyond `columns` are read too (as dimensions). */
  readonly openColumns: boolean;
  /** Options of the format, from the command line, for example the year of a file that does not hold it. */
  readonly options: z.ZodType<Options>;
  /** Columns of the staging table, name to SQL type; `day` and `line` are always there. */
  readonly staging: Readonly<Record<string, string>>;
  /** Turns one row of the file into one staged row, or throws InvalidRowError with column and reason. */
  stage(row: ImportRow, settings: ImportSettings<Options>): StagedRow;
  /** Statement over `staged` that answers (line, column, reason) for rows that only all rows together show to be wrong. */
  faults?(settings: ImportSettings<Options>): Sql;
  /** Statements over the staging table `staged` that answer (day, dims, measures), by the dataset that they fill. */
  facts(settings: ImportSettings<Options>): Readonly<Record<string, Sql>>;
  /**
   * Statement over `staged` that answers (kind, name, rows, amount). Each row is of exactly one `class`, so that their
   * amounts add up to the file's; a `note` counts rows worth mentioning, and notes may overlap.
   */
  summary(settings: ImportSettings<Options>): Sql;
}

/** One row of the file by column; `metrics` and its like also hold the columns beyond `columns`. */
export type ImportRow = Readonly<Record<string, string>>;

/** What an import knows besides the file. */
export interface ImportSettings<Options = unknown> {
  readonly tenant: Tenant;
  readonly options: Options;
}

/** A row of the staging table; `day` is a calendar day in the tenant's time zone. Decimals are text, to stay exact. */
export interface StagedRow {
  readonly day: string;
  readonly [column: string]: string | number | null;
}
