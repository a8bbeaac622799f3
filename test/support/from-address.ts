import { request } from 'node:http';

export type AddressedAnswer = { status: number; retryAfter: string | undefined; body: string };

/** Sends JSON from an address of this computer's own network, 127.0.0.0/8, as if from a computer of its own. */
export function postFrom(
  localAddress: string,
  url: string,
  path: string,
  body: unknown,
): Promise<AddressedAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asking = request(
      { hostname, port, path, method: 'POST', localAddress, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'],
            body: text,
          }),
        );
      },
    );
    asking.on('error', reject).end(JSON.stringify(body));
  });
}
