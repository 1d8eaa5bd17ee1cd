// @ts-check

/** @typedef {{ id: string, token: string }} Account */
/** @typedef {{ conversation: { id: string } }} Started */

const protocol = 1;

/**
 * @template Answer
 * @param {string} url @param {string} method @param {string} path @param {object} [body] @param {string} [token]
 * @returns {Promise<Answer>}
 */
export const call = async (url, method, path, body, token) => {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return /** @type {Promise<Answer>} */ (response.json());
};

/** @param {string} url @param {number} count @returns {Promise<Account[]>} */
export const signUpMany = async (url, count) => {
  /** @type {Account[]} */
  const accounts = [];
  for (let first = 0; first < count; first += 8) {
    const round = Array.from({ length: Math.min(8, count - first) }, async (_, n) => {
      const name = `Bench ${first + n}`;
      const body = { email: `bench${first + n}@example.org`, password: `${name} sits still`, displayName: name };
      /** @type {{ user: { id: string }, accessToken: string }} */
      const { user, accessToken } = await call(url, 'POST', '/api/signup', body);
      return { id: user.id, token: accessToken };
    });
    accounts.push(...(await Promise.all(round)));
  }
  return accounts;
};

/** @param {Account} account */
export const handshakeOf = ({ token }) => ({ token, protocol });

/** The direct conversation of two, with its first message. @param {string} url @param {Account} one @param {Account} other */
export const startPair = async (url, one, other) => {
  /** @type {Started} */
  const { conversation } = await call(url, 'POST', '/api/conversations/direct', { userId: other.id }, one.token);
  const first = { clientMessageId: `first-${other.id}`, content: { kind: 'text', text: 'first' } };
  await call(url, 'POST', `/api/conversations/${conversation.id}/messages`, first, one.token);
  return conversation.id;
};

/** @param {string} url @param {Account} owner @param {Account[]} others */
export const startGroup = async (url, owner, others) => {
  const body = { title: 'Bench', userIds: others.map(({ id }) => id) };
  /** @type {Started} */
  const { conversation } = await call(url, 'POST', '/api/conversations/groups', body, owner.token);
  return conversation.id;
};
