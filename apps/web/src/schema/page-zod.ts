/**
 * What the built page has in place of `zod/mini` (see `vite/page-protocol.ts`): the page only reads what the server
 * says, so it needs a tenth of the library. Names are zod's; a test compares the two on every schema that a page reads.
 */
type Check = (value: never) => boolean;

interface Schema {
  /** @returns what was read, or `unreadable` */
  readonly read: (value: unknown) => unknown;
  readonly shape: Shape;
  safeParse(value: unknown): { success: boolean; data?: unknown };
  check(...checks: Check[]): Schema;
  brand(): Schema;
}
type Shape = Readonly<Record<string, Schema>>;

const unreadable = Symbol('unreadable');

const schema = (read: Schema['read'], shape: Shape = {}): Schema => ({
  read,
  shape,
  safeParse(value) {
    const data = read(value);
    return data === unreadable ? { success: false } : { success: true, data };
  },
  check: (...checks) =>
    schema((value) => {
      const data = read(value);
      return data !== unreadable && checks.every((check) => check(data as never)) ? data : unreadable;
    }, shape),
  brand: () => schema(read, shape),
});

const where = (holds: (value: unknown) => boolean): Schema => schema((value) => (holds(value) ? value : unreadable));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readShape = (shape: Shape, value: unknown): unknown => {
  if (!isObject(value)) return unreadable;
  const data: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(shape)) {
    const read = part.read(value[key]);
    if (read === unreadable) return unreadable;
    if (read !== undefined || key in value) data[key] = read;
  }
  return data;
};

const config = (): void => undefined;
const string = (): Schema => where((value) => typeof value === 'string');
const boolean = (): Schema => where((value) => typeof value === 'boolean');
const number = (): Schema => where(Number.isFinite);
const int = (): Schema => where(Number.isSafeInteger);
const literal = (one: unknown): Schema => where((value) => value === one);
const oneOf = (values: readonly unknown[]): Schema => where((value) => values.includes(value));
const object = (shape: Shape): Schema => schema((value) => readShape(shape, value), shape);
const extend = (base: Schema, more: Shape): Schema => object({ ...base.shape, ...more });
const strictObject = (shape: Shape): Schema =>
  schema(
    (value) =>
      isObject(value) && Object.keys(value).every((key) => Object.hasOwn(shape, key))
        ? readShape(shape, value)
        : unreadable,
    shape,
  );
const array = (item: Schema): Schema =>
  schema((value) => {
    if (!Array.isArray(value)) return unreadable;
    const data = value.map(item.read);
    return data.includes(unreadable) ? unreadable : data;
  });
const nullable = ({ read }: Schema): Schema => schema((value) => (value === null ? null : read(value)));
const optional = ({ read }: Schema): Schema => schema((value) => (value === undefined ? undefined : read(value)));
const union = (arms: readonly Schema[]): Schema =>
  schema((value) => {
    for (const { read } of arms) {
      const data = read(value);
      if (data !== unreadable) return data;
    }
    return unreadable;
  });
/** No two arms accept the same value, so the order of asking does not matter. */
const discriminatedUnion = (_key: string, arms: readonly Schema[]): Schema => union(arms);

type Sized = string | readonly unknown[];
const minLength = (least: number) => (value: Sized) => value.length >= least;
const maxLength = (most: number) => (value: Sized) => value.length <= most;
const regex = (pattern: RegExp) => (value: string) => pattern.test(value);
const minimum = (least: number) => (value: number) => value >= least;
const maximum = (most: number) => (value: number) => value <= most;
const nonnegative = () => minimum(0);

/** Only inputs are written with these, and inputs are read by the server. */
const input = (): Schema =>
  schema(() => {
    throw new Error('A page reads answers and facts, not inputs.');
  });
const coerce = { number: input };

export {
  array,
  boolean,
  coerce,
  config,
  discriminatedUnion,
  extend,
  input as email,
  input as pipe,
  input as refine,
  input as transform,
  int,
  literal,
  maximum,
  maxLength,
  minimum,
  minLength,
  nonnegative,
  nullable,
  number,
  object,
  oneOf as enum,
  optional,
  regex,
  strictObject,
  string,
  union,
};
