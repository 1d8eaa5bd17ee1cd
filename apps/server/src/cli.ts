import { type Command, commands } from './commands/commands.ts';
import { withEnvFile } from './config/env-file.ts';
import { helpText } from './config/help.ts';
import { nodeProblem } from './config/node-version.ts';
import { StartError } from './config/start-error.ts';
import type { Config } from './config.ts';
import { parseConfig } from './config.ts';
import { type Server, startServer, version } from './main.ts';

const patienceMs = 10_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

/** For the operator: what is wrong and how to mend it; a stack only for whoever asked to see everything. */
const explain = (error: unknown, config: Config | null): string => {
  if (!(error instanceof Error)) return String(error);
  const known = error instanceof StartError || config?.logLevel !== 'debug';
  return known ? error.message : (error.stack ?? error.message);
};

const stopOn = (server: Server): void => {
  const stop = (): void => {
    setTimeout(() => fail('Chatter did not stop within 10 s and was ended.'), patienceMs).unref();
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(`Chatter did not stop cleanly: ${explain(error, null)}`),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

const start = async (): Promise<void> => {
  let config: Config | null = null;
  try {
    config = parseConfig(withEnvFile(process.cwd(), process.env));
    const server = await startServer(config);
    stopOn(server);
    say(`Chatter is ready at ${server.url}`);
  } catch (error) {
    fail(explain(error, config));
  }
};

const runCommand = async (command: Command, args: string[]): Promise<void> => {
  let config: Config | null = null;
  try {
    config = parseConfig(withEnvFile(process.cwd(), process.env));
    await command({ args, config, version, say });
  } catch (error) {
    fail(explain(error, config));
  }
};

const run = async ([option, ...args]: string[]): Promise<void> => {
  const problem = nodeProblem(process.versions.node);
  if (problem !== null) return fail(problem);
  if (option === '--help' || option === '-h') return say(helpText());
  if (option === '--version' || option === '-v') return say(version);
  const command = commands.get(option ?? '');
  if (command !== undefined) return runCommand(command, args);
  if (option !== undefined) return fail(`There is no option or command ${option}; see --help.`);
  return start();
};

await run(process.argv.slice(2));
