/** Keeps the `jwt` cookie where no browser does (SPEC A4). */
export interface CookieJar {
  /** The `Cookie` header, or undefined when there is none to send. */
  header(): string | undefined;
  take(response: Response): void;
}

const parse = (line: string): { name: string; value: string; gone: boolean } => {
  const [pair = '', ...attributes] = line.split(';');
  const at = pair.indexOf('=');
  const value = pair.slice(at + 1).trim();
  const gone = attributes.some((text) => {
    const [key = '', setting = ''] = text.trim().split('=');
    if (key.toLowerCase() === 'max-age') return Number(setting) <= 0;
    return key.toLowerCase() === 'expires' && Date.parse(setting) <= Date.now();
  });
  return { name: pair.slice(0, at).trim(), value, gone: gone || value === '' };
};

export const createCookieJar = (): CookieJar => {
  let token: string | undefined;
  return {
    header: () => (token === undefined ? undefined : `jwt=${token}`),
    take(response) {
      for (const line of response.headers.getSetCookie()) {
        const cookie = parse(line);
        if (cookie.name === 'jwt') token = cookie.gone ? undefined : cookie.value;
      }
    },
  };
};
