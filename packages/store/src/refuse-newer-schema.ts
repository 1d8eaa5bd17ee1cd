/**
 * @param done the newest step of the schema that a database has, and `newest` the newest that this Chatter knows
 * @throws Error with a sentence for the operator when a newer Chatter wrote the database
 */
export const refuseNewerSchema = (done: number, newest: number): void => {
  if (done <= newest) return;
  throw new Error(
    `The database was written by a newer Chatter (schema ${done}, this one knows ${newest}). ` +
      'Update Chatter, or restore the backup made before the update.',
  );
};
