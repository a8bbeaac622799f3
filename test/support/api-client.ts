/** What came back: status, headers, and the body both as text and parsed (undefined when empty or no JSON). */
export type ApiAnswer<T = Record<string, unknown>> = {
  status: number;
  headers: Headers;
  text: string;
  body: T;
};

export type ApiClient = {
  url: string;
  token: string | undefined;
  refreshToken: string | undefined;
  request<T = Record<string, never>>(
    method: string,
    path: string,
    body?: unknown,
    init?: RequestInit,
  ): Promise<ApiAnswer<T>>;
  get<T = Record<string, never>>(path: string): Promise<ApiAnswer<T>>;
  post<T = Record<string, never>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer<T>>;
  put<T = Record<string, never>>(path: string, body?: unknown): Promise<ApiAnswer<T>>;
  patch<T = Record<string, never>>(path: string, body?: unknown): Promise<ApiAnswer<T>>;
  delete<T = Record<string, never>>(path: string): Promise<ApiAnswer<T>>;
  /** The raw response of a request, for streams and downloads. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** A client of its own with tokens. @throws {Error} when the PIN is refused */
  signIn(pin: string): Promise<ApiClient>;
};

export function createApiClient(url: string, token?: string, refreshToken?: string): ApiClient {
  const send = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (token !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
    return fetch(`${url}${path}`, { ...init, headers });
  };

  const request = async <T>(
    method: string,
    path: string,
    body?: unknown,
    init: RequestInit = {},
  ): Promise<ApiAnswer<T>> => {
    const headers = new Headers(init.headers);
    if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const response = await send(path, {
      ...init,
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const parsed = isJson && text !== '' ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers, text, body: parsed as T };
  };

  return {
    url,
    token,
    refreshToken,
    request,
    get: (path) => request('GET', path),
    post: (path, body, headers) => request('POST', path, body, headers ? { headers } : {}),
    put: (path, body) => request('PUT', path, body),
    patch: (path, body) => request('PATCH', path, body),
    delete: (path) => request('DELETE', path),
    fetch: send,
    async signIn(pin) {
      const { status, body } = await request<{ access_token: string; refresh_token: string }>(
        'POST',
        '/api/auth/login',
        { pin },
      );
      if (status !== 200) throw new Error(`Sign-in answered ${status}`);
      return createApiClient(url, body.access_token, body.refresh_token);
    },
  };
}
