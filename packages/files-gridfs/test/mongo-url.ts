/**
 * The server for tests, by the variable MONGODB_URL. Without one they are left out with a line that says so, but never
 * in the pipeline.
 * @throws Error in the pipeline when no server is named
 */
export const mongoUrl = (): string | null => {
  const url = process.env.MONGODB_URL;
  if (url !== undefined && url !== '') return url;
  if (process.env.CI === 'true') throw new Error('The pipeline needs MONGODB_URL to name a MongoDB server.');
  process.stderr.write('Left out: the tests of files on GridFS, because MONGODB_URL names no server.\n');
  return null;
};
