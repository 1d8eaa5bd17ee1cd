import { Schema, type SchemaDefinition } from 'mongoose';

// An empty text is a text: the key of a name of signs only is one. Mongoose would call it missing.
Schema.Types.String.checkRequired((value) => typeof value === 'string');

/** A schema in which what it does not name is an error, in documents and in filters: nothing falls away silently. */
export const strictSchema = <Stored>(definition: SchemaDefinition): Schema<Stored> =>
  new Schema<Stored>(definition as never, {
    strict: 'throw',
    strictQuery: 'throw',
    // An operator in a value that came as a filter is compared with, not obeyed; our own are marked by `trusted`.
    versionKey: false,
    minimize: false,
    autoIndex: false,
    autoCreate: false,
    id: false,
  });

export const text = { type: String, required: true } as const;
export const textOrNull = { type: String, default: null } as const;
export const count = { type: Number, required: true, min: 0, validate: Number.isSafeInteger } as const;
export const time = { type: Number, required: true, validate: Number.isSafeInteger } as const;
export const timeOrNull = { type: Number, default: null } as const;
export const flag = { type: Boolean, required: true } as const;
