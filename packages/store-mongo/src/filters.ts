// Mongoose's types lose the way in lists of filters whose ids are branded texts. What a filter names is checked against the
// schema when it is used (`strictQuery`), and a value that came from outside is never obeyed (`sanitizeFilter`).

type FilterPart = Readonly<Record<string, unknown>>;

/** At least one of these holds. */
export const anyOf = (...filters: FilterPart[]): { $or: never[] } => ({ $or: filters as never[] });

/** All of these hold. */
export const allOf = (...filters: FilterPart[]): { $and: never[] } => ({ $and: filters as never[] });
