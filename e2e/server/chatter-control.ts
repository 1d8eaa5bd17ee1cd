import { type ChatterProcess, makeFolder, startChatter } from './chatter-process.mjs';

/** A server of one test, which it may take down and bring back on the same address and folder. */
export class ChatterControl {
  readonly url: string;
  #process: ChatterProcess;
  #running = true;
  readonly #remove: () => Promise<void>;

  private constructor(process: ChatterProcess, remove: () => Promise<void>) {
    this.#process = process;
    this.#remove = remove;
    this.url = process.url;
  }

  static async start(): Promise<ChatterControl> {
    const { folder, remove } = await makeFolder();
    return new ChatterControl(await startChatter({ folder }), remove);
  }

  async stop(): Promise<void> {
    this.#running = false;
    await this.#process.stop();
  }

  async startAgain(): Promise<void> {
    const { folder } = this.#process;
    this.#process = await startChatter({ folder, port: Number(new URL(this.url).port) });
    this.#running = true;
  }

  async end(): Promise<void> {
    if (this.#running) await this.stop();
    await this.#remove();
  }
}
