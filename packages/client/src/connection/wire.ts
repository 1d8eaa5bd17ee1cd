import type { CommandInput, CommandName, CommandOutput, Fact, FactName, Handshake } from '@chatter/protocol/events';

/** What a wire tells. Facts have been parsed; a fact that this client does not know is not told. */
export interface WireListener {
  fact<Name extends FactName>(name: Name, fact: Fact<Name>): void;
  /** The connection that `connect` had made is gone. Commands under way have been refused with NETWORK. */
  closed(): void;
}

/** One socket to the server. It makes no attempt by itself: who holds it decides when to connect again. */
export interface Wire {
  /** Resolves when the handshake is accepted. @throws ClientError: the server's refusal, NETWORK or TIMEOUT */
  connect(handshake: Handshake): Promise<void>;
  /** @throws ClientError: the server's refusal, NETWORK or TIMEOUT */
  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
  close(): void;
}

export type OpenWire = (origin: string, listener: WireListener) => Wire;
