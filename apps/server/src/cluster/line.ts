/** One channel that all nodes of an installation talk and listen on. */
export interface Line {
  /** Never waits. @returns false when it could not be handed over: the line is away, or too much waits on it */
  say(text: string): boolean;
  /** Gives up on the connection and makes another: it looks alive and is not. */
  renew(): void;
  close(): Promise<void>;
}

export interface LineListener {
  heard(text: string): void;
  /** The connection broke: what was said meanwhile is lost. */
  broke(): void;
  /** For the log. */
  failed(error: Error): void;
}

export type OpenLine = (listener: LineListener) => Line;
