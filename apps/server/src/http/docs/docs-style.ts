/** Own file, because the Content-Security-Policy allows no inline styles. */
export const docsStyle = `
:root { color-scheme: light dark; --line: #d8d8de; --soft: #f4f4f7; --accent: #2f5fd0; }
@media (prefers-color-scheme: dark) { :root { --line: #3a3a44; --soft: #1d1d24; --accent: #8fb0ff; } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; }
h2 { margin-block: 2.5rem 0.5rem; border-block-end: 1px solid var(--line); }
h3 { margin-block: 0 0.25rem; font-size: 1rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; text-transform: capitalize; }
article { margin-block: 1rem; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; }
.method { color: var(--accent); font-weight: 700; }
.codes { font-size: 0.8rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 0.75rem; border-radius: 0.375rem; background: var(--soft); font-size: 0.8rem; }
summary { cursor: pointer; padding-block: 0.25rem; }
code { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 0.75rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
:target { outline: 2px solid var(--accent); }
`;
