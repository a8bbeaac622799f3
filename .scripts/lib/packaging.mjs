/**
 * What electron-builder is told about where newer versions are published.
 *
 * @param {string | undefined} address
 * @returns {{ options: string[] } | { problem: string }}
 */
export function publishOptions(address) {
  if (address === undefined || address === '') return { options: [] };
  if (URL.parse(address)?.protocol !== 'https:')
    return { problem: 'CLAWCHAT_PUBLISH_URL must be an https address: what is fetched there is installed.' };
  return { options: ['-c.publish.provider=generic', `-c.publish.url=${address}`] };
}

const isNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|getaddrinfo|status code \d|HTTPError|cannot download/i;

/**
 * In a sentence, from everything electron-builder wrote.
 *
 * @param {string} output
 */
export function whyNotMade(output) {
  if (isNetwork.test(output)) return 'A tool that electron-builder needs for it could not be fetched.';
  const reason = /⨯ (.+)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1);
  return `electron-builder says: ${reason}`;
}
