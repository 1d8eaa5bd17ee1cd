import { expect, test } from 'vitest';
import { html } from './html.ts';

test('text is escaped, markup of another template is not', () => {
  const inner = html`<b>${'<script>"&\''}</b>`;
  expect(html`<p title="${'"'}">${inner}${[inner]}</p>`.markup).toBe(
    '<p title="&quot;"><b>&lt;script&gt;&quot;&amp;&#39;</b><b>&lt;script&gt;&quot;&amp;&#39;</b></p>',
  );
});
