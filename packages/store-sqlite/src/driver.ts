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

/**
 * The engine: built into Node from 24 on (before that it is experimental or absent), else the package with its interface.
 * Loaded at run time, so that a bundle needs no native code of a Node that it does not run on.
 */
export const loadDriver = async (version = process.versions.node): Promise<Driver> => {
  const builtIn = Number.parseInt(version, 10) >= 24 ? process.getBuiltinModule('node:sqlite') : undefined;
  return builtIn === undefined ? await import('@photostructure/sqlite') : (builtIn as Driver);
};
