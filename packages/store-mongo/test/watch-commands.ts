import type { MongoStore } from '../src/mongo-store.ts';

export interface Command {
  readonly name: string;
  readonly collection: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** Every command that a store sends, once it was opened with `monitorCommands`. */
export const watchCommands = ({ connection }: MongoStore): Command[] => {
  const commands: Command[] = [];
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    commands.push({ name: commandName, collection: String(command[commandName]), document: command });
  });
  return commands;
};
