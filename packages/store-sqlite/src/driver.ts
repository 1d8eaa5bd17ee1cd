export type SqlValue = string | number | null;
export type SqlParams = Readonly<Record<string, SqlValue>>;

/** One record of named values, or values by place. */
type Values = [SqlParams] | SqlValue[];

export interface Statement {
  get(...params: Values): unknown;
  all(...params: Values): unknown[];
  run(...params: Values): { changes: number | bigint };
  setAllowUnknownNamedParameters(allow: boolean): void;
}

/** The part of `node:sqlite` that is used here; both drivers have it. */
export interface DatabaseSync {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

export interface Driver {
  readonly DatabaseSync: new (path: string) => DatabaseSync;
}

/** The first SQLite that tells the length of its log (`PRAGMA wal_checkpoint(NOOP)`). */
const oldestSqlite = [3, 51] as const;

const isRecent = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestSqlite[0] || (major === oldestSqlite[0] && minor >= oldestSqlite[1]);
};

/**
 * The engine: built into Node from 24 on (before that it is experimental or absent) if it is recent, else the package
 * with its interface. Loaded at run time, so that a bundle needs no native code of a Node that it does not run on.
 * @param versions of Node and of the SQLite that it has built in
 */
export const loadDriver = async (
  { node, sqlite = '' }: { readonly node: string; readonly sqlite?: string | undefined } = process.versions,
): Promise<Driver> => {
  const mayUse = Number.parseInt(node, 10) >= 24 && isRecent(sqlite);
  const builtIn = mayUse ? process.getBuiltinModule('node:sqlite') : undefined;
  return builtIn === undefined ? await import('@photostructure/sqlite') : (builtIn as Driver);
};
