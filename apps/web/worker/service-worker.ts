// The page's own files are kept in the browser, so that it opens without a network; what people say is none of this
// program's business, and no answer of the API is ever kept here.

/** As much of a service worker's types as is used here: they cannot stand beside those of a page. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(type: 'install' | 'activate', listen: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listen: (event: Asked) => void): void;
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
}

/** Put in by the build: a name for this version, and the addresses of what a page needs. */
declare const version: string;
declare const parts: readonly string[];

const scope = globalThis as unknown as Scope;
const prefix = 'chatter-page-';
const current = `${prefix}${version}`;
const index = '/';
/** A network that answers no sooner is worse than none. */
const patienceMs = 3_000;

const keepParts = async (): Promise<void> => {
  const cache = await caches.open(current);
  await cache.addAll([index, ...parts]);
};

const dropOthers = async (): Promise<void> => {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== current).map((name) => caches.delete(name)),
  );
  await scope.clients.claim();
};

/** Names under /assets carry a hash of their content: what is kept never gets old. */
const openAsset = async (request: Request): Promise<Response> => {
  const cache = await caches.open(current);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
};

const openKept = async (request: Request | string): Promise<Response | undefined> =>
  (await caches.open(current)).match(request);

/** The newest page, or the kept one when the network or the server is away. */
const openPage = async (request: Request): Promise<Response> => {
  const asked = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  const answer = await Promise.race([asked, late]).catch(() => undefined);
  if (answer !== undefined && answer.status < 500) return answer;
  return (await openKept(index)) ?? asked;
};

const openFile = async (request: Request): Promise<Response> => {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await openKept(request);
    if (kept === undefined) throw error;
    return kept;
  }
};

const isOwn = (url: URL): boolean =>
  url.origin === scope.location.origin && !/^\/(api|socket\.io|healthz|readyz|metrics)(\/|$)/.test(url.pathname);

scope.addEventListener('install', (event) => event.waitUntil(keepParts()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !isOwn(url)) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(openAsset(request));
  else if (parts.includes(url.pathname)) event.respondWith(openFile(request));
});
