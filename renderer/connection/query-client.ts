import { QueryClient } from '@tanstack/react-query';

/**
 * The server is on this computer or in this house: asking it must not depend on what the browser believes about
 * the internet (`networkMode`), and the page shows errors at once instead of hiding them behind repeats.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
