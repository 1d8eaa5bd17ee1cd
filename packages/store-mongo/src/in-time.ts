import mongoose from 'mongoose';

/** Longer than a server that is there takes for anything that a chat asks; shorter than the patience of `persevere`. */
export const answerMs = 4_000;

/**
 * Waits for an answer no longer than so. Driver 7 has no limit of its own, and one that asks on a socket that has just
 * ended never hears: what stands in a line behind it would wait for good. The question may still be carried out.
 * @throws MongoNetworkTimeoutError, which counts as a failure of the engine
 */
export const inTime = <Answer>(answer: Promise<Answer>, ms = answerMs): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new mongoose.mongo.MongoNetworkTimeoutError(`The database did not answer within ${ms} ms.`));
    }, ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
