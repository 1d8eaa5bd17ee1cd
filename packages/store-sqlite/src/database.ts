import { storeUnavailable } from '@chatter/store/store-unavailable';
import { AlikeReads } from './alike-reads.ts';
import { ChangeCounter } from './change-counter.ts';
import type { DatabaseSync, SqlParams, SqlValue, Statement } from './driver.ts';
import { Heads } from './heads.ts';

/** Values by name, or by place (`?`), which costs half as much: for what is done with each message or return. */
type Bound = SqlParams | readonly SqlValue[];

const isByPlace = (params: Bound): params is readonly SqlValue[] => Array.isArray(params);

/**
 * An open database with its prepared statements, one for each SQL text: no text is built from values, so they stay few.
 * It keeps the connection itself referenced, because a statement of the driver does not, and a collected connection
 * takes its statements with it.
 */
export class Database {
  readonly changes = new ChangeCounter(this);
  readonly heads = new Heads(this);
  readonly alike = new AlikeReads();
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, Statement>();
  #open = true;

  constructor(connection: DatabaseSync) {
    this.#connection = connection;
  }

  /** Every SQL text that has been prepared. */
  get texts(): string[] {
    return [...this.#statements.keys()];
  }

  /** Runs one or more statements without parameters, not kept. */
  exec(sql: string): void {
    if (!this.#open) throw storeUnavailable();
    this.#connection.exec(sql);
  }

  /** @returns how many rows changed */
  run(sql: string, params: Bound = {}): number {
    const statement = this.#prepare(sql);
    return Number((isByPlace(params) ? statement.run(...params) : statement.run(params)).changes);
  }

  /** @returns the first row; `Row` is what the SQL's columns are, which only its author knows */
  get<Row extends object>(sql: string, params: Bound = {}): Row | undefined {
    const statement = this.#prepare(sql);
    const row = (isByPlace(params) ? statement.get(...params) : statement.get(params)) as Row | undefined;
    return row && { ...row };
  }

  all<Row extends object>(sql: string, params: Bound = {}): Row[] {
    const statement = this.#prepare(sql);
    const rows = (isByPlace(params) ? statement.all(...params) : statement.all(params)) as Row[];
    return rows.map((row) => ({ ...row }));
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.alike.forget();
    this.#statements.clear();
    this.#connection.close();
  }

  #prepare(sql: string): Statement {
    if (!this.#open) throw storeUnavailable();
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#connection.prepare(sql);
      // A row from a caller may carry more than its type says; what the SQL does not name is not stored.
      statement.setAllowUnknownNamedParameters(true);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
