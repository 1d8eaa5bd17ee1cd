import { errors } from '@chatter/protocol/errors';
import type { OpenApiDocument } from '@chatter/protocol/openapi';
import type { Operation } from '@chatter/protocol/openapi/operation';
import { type Html, html } from './html.ts';

const schemaBlock = (title: string, schema: unknown): Html =>
  html`<details><summary>${title}</summary><pre>${JSON.stringify(schema, null, 2)}</pre></details>`;

const access = ({ security }: Operation): string => {
  const ways = security.flatMap((way) => Object.keys(way));
  return ways.length === 0 ? 'open to all' : `by ${ways.join(' or ')}`;
};

const parameters = (operation: Operation): Html | string => {
  const rows = operation.parameters.flatMap((parameter) => ('name' in parameter ? [parameter] : []));
  if (rows.length === 0) return '';
  return html`<ul>${rows.map(
    ({ name, in: place, required, schema }) =>
      html`<li><code>${name}</code> in ${place}${required ? '' : ', optional'}: <code>${JSON.stringify(schema)}</code></li>`,
  )}</ul>`;
};

const bodies = ({ requestBody }: Operation): Html[] =>
  Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) => schemaBlock(`Body, ${type}`, schema));

const answers = ({ responses }: Operation): Html[] =>
  Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([status, { description, content }]) =>
      content
        ? Object.entries(content).map(([type, { schema }]) => schemaBlock(`Answer ${status}, ${type}`, schema))
        : [html`<p>Answer ${status}: ${description}.</p>`],
    );

const codes = (operation: Operation): Html =>
  html`<p class="codes">Refusals: ${operation['x-error-codes'].map(
    (code) => html`<a href="#${code}">${code}</a> `,
  )}</p>`;

const route = (path: string, method: string, operation: Operation): Html => html`
<article id="${operation.operationId}">
<h3><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
<p>${operation.summary} <small>(${access(operation)})</small></p>
${parameters(operation)}${bodies(operation)}${answers(operation)}${codes(operation)}
</article>`;

const section = (document: OpenApiDocument, tag: string): Html => {
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => route(path, method, operation)),
  );
  return html`<section id="${tag}"><h2>${tag}</h2>${routes}</section>`;
};

const errorTable = (): Html => {
  const rows = Object.entries(errors).map(
    ([code, { status, retryable, text }]) =>
      html`<tr id="${code}"><td><code>${code}</code></td><td>${String(status)}</td><td>${
        retryable ? 'yes' : 'no'
      }</td><td>${text}</td></tr>`,
  );
  return html`<section id="errors"><h2>Errors</h2><div class="wide"><table>
<thead><tr><th>Code</th><th>Status</th><th>Try again</th><th>Meaning</th></tr></thead><tbody>${rows}</tbody>
</table></div></section>`;
};

const schemaList = ({ components }: OpenApiDocument): Html => {
  const blocks = Object.entries(components.schemas).map(([name, schema]) => schemaBlock(name, schema));
  return html`<section id="schemas"><h2>Schemas</h2>${blocks}</section>`;
};

/** The document as one page for people: no script, readable on a phone. */
export const docsPage = (document: OpenApiDocument): string => {
  const tags = document.tags.map(({ name }) => name);
  const links = [...tags, 'errors', 'schemas'].map((name) => html`<a href="#${name}">${name}</a> `);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Chatter HTTP API</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<header><h1>Chatter HTTP API <small>${document.info.version}</small></h1>
<p>${document.info.description} For programs: <a href="/api/openapi.json">openapi.json</a></p>
<nav>${links}</nav></header>
<main>${tags.map((tag) => section(document, tag))}${errorTable()}${schemaList(document)}</main>
</body>
</html>`.markup;
};
