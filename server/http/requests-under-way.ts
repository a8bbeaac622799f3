import type { RequestListener } from 'node:http';

/** A listener that counts the requests it has not yet answered to their end, uploads and streams included. */
export function countRequests(listener: RequestListener): { listener: RequestListener; underWay(): number } {
  let underWay = 0;
  return {
    underWay: () => underWay,
    listener(request, response) {
      underWay += 1;
      response.once('close', () => {
        underWay -= 1;
      });
      listener(request, response);
    },
  };
}
