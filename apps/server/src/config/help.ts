import { variables } from './variables.ts';

const settings = (): string =>
  Object.entries(variables)
    .map(([name, { help, fallback }]) => `  ${name}\n      ${help}${fallback === '' ? '' : ` (${fallback})`}`)
    .join('\n');

/** What `--help` prints. */
export const helpText = (): string => `Chatter: self-hosted real-time chat

Usage: npm start [-- --help | --version]
       npm run backup [-- FOLDER]
       npm run restore -- FOLDER [--replace] [--keep-sessions]
       npm run move -- mongodb | sqlite

Settings are environment variables; a file .env in the working folder may hold them too:
${settings()}
`;
