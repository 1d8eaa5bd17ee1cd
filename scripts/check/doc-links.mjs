// @ts-check
import { lineAt } from './sources.mjs';

/** @import { Finding, Source } from './sources.mjs' */

/** @param {string} heading @returns {string} its anchor, as code hosts make it */
const anchorOf = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** @param {string} text */
const withoutCode = (text) => text.replace(/```[\s\S]*?```/g, (block) => block.replace(/[^\n]/g, ' '));

/** @param {string} text */
const anchorsOf = (text) =>
  new Set([...withoutCode(text).matchAll(/^#{1,6}\s+(.+)$/gm)].map((match) => anchorOf(match[1] ?? '')));

/** @param {string} from @param {string} target */
const resolve = (from, target) => new URL(target, `file:///${from}`).pathname.slice(1);

// Paths of the tree named in prose: a page that names a file which moved is as wrong as a dead link.
const namedPath = /`((?:apps|packages|scripts|docs|e2e|bench|deploy)\/[A-Za-z0-9_./-]+\.[a-z]+)`/g;

/**
 * Links between documents, their anchors, and files named in `code`.
 * @param {Source[]} documents all Markdown files
 * @param {(path: string) => boolean} exists
 * @returns {Finding[]}
 */
export const findDeadLinks = (documents, exists) => {
  const texts = new Map(documents.map(({ path, text }) => [path, text]));
  /** @param {string} from @param {string} link */
  const judge = (from, link) => {
    if (/^[a-z]+:/.test(link)) return null;
    const [target = '', anchor] = link.split('#');
    const file = target === '' ? from : decodeURIComponent(resolve(from, target));
    if (!exists(file)) return `there is no ${file}`;
    const text = texts.get(file);
    return anchor && text !== undefined && !anchorsOf(text).has(anchor) ? `${file} has no heading #${anchor}` : null;
  };
  return documents.flatMap(({ path, text }) => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/g)].flatMap((match) => {
      const rule = judge(path, match[1] ?? match[2] ?? '');
      return rule === null ? [] : [{ path, line: lineAt(text, match.index), rule }];
    });
    const named = [...text.matchAll(namedPath)].flatMap((match) =>
      exists(match[1] ?? '') ? [] : [{ path, line: lineAt(text, match.index), rule: `there is no ${match[1]}` }],
    );
    return [...links, ...named];
  });
};
