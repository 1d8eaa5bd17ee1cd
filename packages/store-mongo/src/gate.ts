import { storeUnavailable } from '@chatter/store/store-unavailable';
import { Background } from './background.ts';
import { isEngineFailure } from './engine-error.ts';

/** Through which every call of a store goes: what fails is told in the port's words, and after the end nothing begins. */
export class Gate {
  readonly background = new Background();
  #isClosed = false;
  #writes = 0;

  get writes(): number {
    return this.#writes;
  }

  async read<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#isClosed) throw storeUnavailable();
    const running = work();
    this.background.add(running);
    try {
      return await running;
    } catch (error) {
      throw isEngineFailure(error) ? storeUnavailable(error) : error;
    }
  }

  write<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.#writes += 1;
    return this.read(work);
  }

  /** Lets nothing more in, and resolves when all that was begun is done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.background.idle();
  }
}
