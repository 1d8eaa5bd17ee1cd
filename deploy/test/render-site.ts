import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from '../../scripts/setup/root.mjs';

export const siteNames = ['chatter', 'chatter-cluster', 'chatter-two-hosts'] as const;
export type SiteName = (typeof siteNames)[number];

/** What an operator puts into a site's file, for a test. */
export interface SiteValues {
  readonly site: SiteName;
  readonly ports: { readonly http: number; readonly https: number };
  /** Ports of the nodes on 127.0.0.1. */
  readonly nodes: readonly number[];
  readonly certificate: string;
  readonly key: string;
  /** Folder of the built page. */
  readonly webDir: string;
  /** Folder of the pictures. */
  readonly filesDir: string;
  readonly brotli: boolean;
  /** Where the API is, when not at the address of the page. */
  readonly apiHost: string;
  /** How many requests of the API one visitor may ask at once; the shipped number takes long to use up. */
  readonly burst: number;
}

/** The names in the shipped files, and those that tests use. */
export const hosts = { page: 'chat.example.test', api: 'api.example.test' } as const;

/** @throws when there is nothing to replace: the shipped file has changed, and the test must follow */
const replace = (text: string, from: RegExp, to: string): string => {
  if (text.search(from) < 0) throw new Error(`There is no ${from} in the site's file.`);
  return text.replace(from, to);
};

const withNodes = (text: string, nodes: readonly number[]): string =>
  text.replace(
    /( {4}server 127\.0\.0\.1:)\d+([^\n]*\n)(?: {4}server [^\n]+\n)*/g,
    (_all, before: string, after: string) => nodes.map((port) => before + port + after).join(''),
  );

const renderSite = (shipped: string, values: SiteValues): string => {
  const { ports } = values;
  let text = replace(shipped, /^ *listen \[::\].*\n/gm, '');
  text = replace(text, /listen 80;/g, `listen 127.0.0.1:${ports.http};`);
  text = replace(text, /listen 443 ssl http2;/g, `listen 127.0.0.1:${ports.https} ssl http2;`);
  text = replace(text, /\/etc\/letsencrypt\/live\/[a-z.]+\/fullchain\.pem/g, values.certificate);
  text = replace(text, /\/etc\/letsencrypt\/live\/[a-z.]+\/privkey\.pem/g, values.key);
  text = replace(text, /\/opt\/chatter\/apps\/web\/dist/g, values.webDir);
  // In addresses that pages see, the port belongs to the name.
  text = text.replace(/((?:https|wss):\/\/[a-z.]+\.org)/g, `$1:${ports.https}`);
  text = replace(text, /chat\.example\.org/g, hosts.page).replace(/api\.example\.org/g, values.apiHost);
  return withNodes(text, values.nodes);
};

// What a distribution's own nginx.conf has, in a folder of ours. Tests may say from where a visitor comes.
const mainFile = (folder: string, brotliModule: string | null): string => `
${brotliModule === null ? '' : `load_module ${brotliModule};`}
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 2;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 1024; }
http {
    access_log off;
    default_type application/octet-stream;
    sendfile on;
    gzip on;
    gzip_types application/json;
    client_body_temp_path ${folder}/body;
    proxy_temp_path ${folder}/proxy;
    fastcgi_temp_path ${folder}/fastcgi;
    uwsgi_temp_path ${folder}/uwsgi;
    scgi_temp_path ${folder}/scgi;
    set_real_ip_from 127.0.0.1;
    real_ip_header X-Test-Address;
    include site.conf;
    include door.conf;
}
`;

// A way in without TLS for clients that cannot be told to trust a test's certificate.
const doorFile = (port: number, https: number): string => `
server {
    listen 127.0.0.1:${port};
    client_max_body_size 0;
    location / {
        proxy_pass https://127.0.0.1:${https};
        proxy_ssl_server_name on;
        proxy_ssl_name ${hosts.page};
        proxy_http_version 1.1;
        proxy_set_header Host ${hosts.page};
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $chatter_connection;
        proxy_set_header X-Test-Address $http_x_test_address;
        proxy_buffering off;
        proxy_request_buffering off;
    }
}
`;

/**
 * Writes the shipped files into `folder` with the values of a test put in, and round them what a system has.
 * @returns the main file
 */
export const renderNginx = async (
  folder: string,
  values: SiteValues,
  door: number,
  brotliModule: string | null,
): Promise<string> => {
  const shipped = inRoot('deploy/nginx');
  await cp(join(shipped, 'chatter'), join(folder, 'chatter'), { recursive: true });
  if (!values.brotli) await writeFile(join(folder, 'chatter/optional/brotli.conf'), '');
  const pictures = join(folder, 'chatter/pictures.conf');
  await writeFile(pictures, replace(await readFile(pictures, 'utf8'), /\/var\/lib\/chatter\/files/g, values.filesDir));
  const api = join(folder, 'chatter/api.conf');
  await writeFile(api, replace(await readFile(api, 'utf8'), /burst=3000/, `burst=${values.burst}`));
  const site = await readFile(join(shipped, 'sites', `${values.site}.conf`), 'utf8');
  await writeFile(join(folder, 'site.conf'), renderSite(site, values));
  await writeFile(join(folder, 'door.conf'), doorFile(door, values.ports.https));
  const main = join(folder, 'nginx.conf');
  await writeFile(main, mainFile(folder, values.brotli ? brotliModule : null));
  await mkdir(join(folder, 'body'), { recursive: true });
  return main;
};
