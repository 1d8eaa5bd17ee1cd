import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** RFC 3986, which `encodeURIComponent` leaves five characters short of. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const mostSkewMs = 15 * 60_000;

const canonicalRequest = (request: IncomingMessage, signedHeaders: string[], hash: string): string => {
  const url = new URL(request.url ?? '/', 'http://any');
  const path = url.pathname.split('/').map((part) => encode(decodeURIComponent(part)));
  const query = [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const headers = signedHeaders.map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  return [request.method, path.join('/'), query.join('&'), headers.join(''), signedHeaders.join(';'), hash].join('\n');
};

const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/**
 * Judges a request as AWS documents Signature Version 4, written from that page and not from any client's code.
 * @returns the code of S3's refusal, or null
 */
export const refusalOf = (
  request: IncomingMessage,
  body: Buffer,
  account: { region: string; accessKey: string; secretKey: string },
): string | null => {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const found = pattern.exec(request.headers.authorization ?? '');
  if (found === null) return 'AccessDenied';
  const [, accessKey, day = '', region = '', signed = '', signature] = found;
  if (accessKey !== account.accessKey) return 'InvalidAccessKeyId';
  const stamp = String(request.headers['x-amz-date']);
  if (!(Math.abs(Date.now() - timeOf(stamp)) < mostSkewMs) || !stamp.startsWith(day)) return 'RequestTimeTooSkewed';
  const hash = sha256(body);
  if (request.headers['x-amz-content-sha256'] !== hash) return 'XAmzContentSHA256Mismatch';
  const signedHeaders = signed.split(';');
  const mustBeSigned = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))];
  if (!mustBeSigned.every((name) => signedHeaders.includes(name))) return 'AccessDenied';
  if (region !== account.region) return 'AuthorizationHeaderMalformed';
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${sha256(canonicalRequest(request, signedHeaders, hash))}`;
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${account.secretKey}`);
  return hmac(key, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
};
