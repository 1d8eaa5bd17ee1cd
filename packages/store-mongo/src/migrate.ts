import { refuseNewerSchema } from '@chatter/store/refuse-newer-schema';
import { isDuplicateKey } from './engine-error.ts';
import type { Models } from './models.ts';

/**
 * One step of the schema. Ids are 1, 2, 3…; a step that was released is never edited. There is no transaction around it: it
 * must do again without harm what it did by half, also beside another node that does the same.
 */
export interface Migration {
  readonly id: number;
  readonly name: string;
  run(models: Models): Promise<void>;
}

/**
 * Brings a database up to date. A step is recorded when it is whole: an interruption at any instant leaves it to the next
 * start, which begins the step anew.
 * @throws Error with a sentence for the operator when a newer Chatter wrote the database, or a step failed
 */
export const migrate = async (models: Models, migrations: readonly Migration[]): Promise<void> => {
  const done = await schemaVersion(models);
  refuseNewerSchema(done, migrations.at(-1)?.id ?? 0);
  await createIndexes(models);
  for (const migration of migrations) if (migration.id > done) await apply(models, migration);
};

/** @returns the id of the newest step that is whole; 0 when there is none */
export const schemaVersion = async ({ meta }: Models): Promise<number> =>
  (await meta.findById('schema').lean())?.number ?? 0;

/** Awaited before anything is served, because unique indexes hold up the rules; what is there already costs nothing. */
const createIndexes = async (models: Models): Promise<void> => {
  await Promise.all(Object.values(models).map((model) => model.createIndexes()));
};

const apply = async (models: Models, { id, name, run }: Migration): Promise<void> => {
  try {
    await run(models);
    await models.meta.updateOne({ _id: 'schema' }, { $max: { number: id } }, { upsert: true }).catch((error) => {
      if (!isDuplicateKey(error)) throw error;
      return models.meta.updateOne({ _id: 'schema' }, { $max: { number: id } });
    });
  } catch (error) {
    throw new Error(`The database could not be brought to schema ${id} (${name}); the next start tries it again.`, {
      cause: error,
    });
  }
};
