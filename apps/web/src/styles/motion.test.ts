import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('motion.css', import.meta.url), 'utf8');
const root = new URL('..', import.meta.url).pathname;

const moving = [...css.matchAll(/@keyframes ([\w-]+) \{([\s\S]*?)\n\}/g)]
  .filter(([, , frames]) => /transform|translate|scale|rotate/.test(frames ?? ''))
  .map(([, name]) => name ?? '');

/** The rules that hold also for those who want less motion. */
const always = css.replace(/@media \(prefers-reduced-motion: no-preference\) \{[^}]*\}/g, '');

describe('for those who want less motion', () => {
  test('nothing that is animated moves', () => {
    expect(moving).toContain('rise');
    const used = [...always.matchAll(/animation: ([\w-]+)/g)].map(([, name]) => name ?? '');
    expect(used.length).toBeGreaterThan(1);
    expect(used.filter((name) => moving.includes(name))).toEqual([]);
  });

  test('what is left fades within 100 ms', () => {
    const durations = [...always.matchAll(/animation: [\w-]+ (\d+)ms/g)].map(([, ms]) => Number(ms));
    expect(Math.max(...durations)).toBeLessThanOrEqual(100);
  });

  test('no component slides by itself', () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.tsx$/.test(file),
    );
    const sliding = /(?<!motion-safe:)\btransition(-transform|-all)?(?=[\s'"`])/;
    const wrong = files.filter((file) =>
      [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/className=[^\n]*|'[^'\n]*'/g)].some(([text]) =>
        sliding.test(text),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
