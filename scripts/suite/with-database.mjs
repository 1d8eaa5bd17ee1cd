// @ts-check

/** @param {string} url of a MongoDB @param {string} database @returns {string} the address with that database in it */
export const withDatabase = (url, database) => url.replace(/^([a-z+]+:\/\/[^/?]+)\/?[^?]*/, `$1/${database}`);
