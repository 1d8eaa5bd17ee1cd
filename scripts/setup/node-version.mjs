// @ts-check
// Runs on any Node that knows ES modules, so that the sentence below can be printed at all.

const oldest = { major: 20, minor: 19 };

/**
 * @param {string} version such as `18.20.4`
 * @returns {string | null} what to tell a person whose Node is too old
 */
export const nodeVersionProblem = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return null;
  return (
    `Chatter needs Node.js ${oldest.major}.${oldest.minor} or newer, and this is ${version}: ` +
    'install a current version from https://nodejs.org and try again.'
  );
};
