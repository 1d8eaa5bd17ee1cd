export {};

// A property that fails prints its seed and path: FUZZ_SEED=… FUZZ_PATH=… npx vitest run -t '…' runs that case again.
const { FUZZ_SEED, FUZZ_PATH } = process.env;
if (FUZZ_SEED !== undefined) {
  const { configureGlobal, readConfigureGlobal } = await import('fast-check');
  const path = FUZZ_PATH === undefined ? {} : { path: FUZZ_PATH };
  configureGlobal({ ...readConfigureGlobal(), seed: Number(FUZZ_SEED), ...path });
}
