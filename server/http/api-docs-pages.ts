/** What a documentation page is about. `documentUrl` is the address of the OpenAPI document, on the same origin. */
export type PageOptions = { title: string; documentUrl: string };

/** Swagger UI, to try the API out. Its scripts and styles are files of `/docs/`. */
export const swaggerPage = (options: PageOptions): string =>
  page(options, '<link rel="stylesheet" href="/docs/swagger-ui.css">', [
    '/docs/swagger-ui-bundle.js',
    '/docs/start.js',
  ]);

/** ReDoc, to read about the API. Its scripts are files of `/redoc/`. */
export const redocPage = (options: PageOptions): string =>
  page(options, '<style>body { margin: 0 }</style>', ['/redoc/redoc.standalone.js', '/redoc/start.js']);

/** Our own part of Swagger UI; without `validatorUrl: null` it would send the document's address to a validator. */
export const swaggerStart = `SwaggerUIBundle({
  url: document.getElementById('page').dataset.document,
  domNode: document.getElementById('page'),
  deepLinking: true,
  validatorUrl: null,
});
`;

export const redocStart = `Redoc.init(
  document.getElementById('page').dataset.document,
  { hideDownloadButton: false },
  document.getElementById('page'),
);
`;

/** Scripts are files only, so that the page needs no permission for inline ones. */
function page({ title, documentUrl }: PageOptions, head: string, scripts: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:,">
    ${head}
  </head>
  <body>
    <div id="page" data-document="${escapeHtml(documentUrl)}"></div>
    ${scripts.map((script) => `<script src="${script}" charset="utf-8"></script>`).join('\n    ')}
  </body>
</html>
`;
}

const escapeHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
