/** The style of the page, in the colours of the dashboard. It is part of the page: a phone needs one request. */
export const connectStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f2f4f5, #121517);
  --surface: light-dark(#ffffff, #1a1e21);
  --sunk: light-dark(#f6f8f9, #15191b);
  --line: light-dark(#dde2e5, #2b3136);
  --ink: light-dark(#161a1d, #e8ecee);
  --ink-soft: light-dark(#545d65, #a5afb7);
  --accent: light-dark(#14597d, #86c7ea);
  --good: light-dark(#1a7541, #62cf90);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  padding: 16px;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.5 "Segoe UI Variable Text", "Segoe UI", -apple-system, BlinkMacSystemFont, "Cantarell", "Noto Sans", "Noto Sans KR", system-ui, sans-serif;
}
main {
  width: min(100%, 34rem);
  padding: 28px 24px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--surface);
}
h1 { margin: 0 0 8px; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h1::before {
  content: "";
  display: inline-block;
  width: 0.75rem;
  height: 0.75rem;
  margin-right: 12px;
  border-radius: 50%;
  background: var(--good);
}
h2 { margin: 24px 0 8px; font-size: 1.0625rem; }
p { margin: 0; }
ol { margin: 0; padding-left: 1.4em; }
li + li { margin-top: 12px; }
code {
  display: block;
  margin-top: 8px;
  padding: 10px 12px;
  border: 1px solid var(--line);
  border-radius: 7px;
  background: var(--sunk);
  font: 1rem/1.4 ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, monospace;
  overflow-wrap: anywhere;
  user-select: all;
}
a { color: var(--accent); }
footer { margin-top: 24px; color: var(--ink-soft); font-size: 0.8125rem; }
footer p + p { margin-top: 4px; }
:lang(ko) { word-break: keep-all; }
`;
