import { ChatterError } from '@chatter/protocol/chatter-error';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { Background } from './background.ts';
import { isEngineFailure } from './engine-error.ts';
import { answerMs, inTime } from './in-time.ts';

// A call is several questions, some of which persevere.
const callMs = 8 * answerMs;

/** Through which every call of a store goes: what fails is told in the port's words, and after the end nothing begins. */
export class Gate {
  readonly background = new Background();
  #isClosed = false;
  #writes = 0;
  #unsure = 0;

  get writes(): number {
    return this.#writes;
  }

  /** Writes that failed, and may have been carried out. */
  get unsure(): number {
    return this.#unsure;
  }

  async read<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#isClosed) throw storeUnavailable();
    const running = inTime(work(), callMs);
    this.background.add(running);
    try {
      return await running;
    } catch (error) {
      throw isEngineFailure(error) ? storeUnavailable(error) : error;
    }
  }

  async write<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.#writes += 1;
    try {
      return await this.read(work);
    } catch (error) {
      if (error instanceof ChatterError && error.code === 'STORE_UNAVAILABLE') this.#unsure += 1;
      throw error;
    }
  }

  /** Lets nothing more in, and resolves when all that was begun is done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.background.idle();
  }
}
