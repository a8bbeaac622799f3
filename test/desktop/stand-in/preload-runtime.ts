/** The names under which page and stand-in reach each other. They are the stand-in's own; the app never sees them. */
export const invokeBinding = '__standInInvoke';
export const openBinding = '__standInOpen';
export const deliverFunction = '__standInDeliver';

/**
 * A script for every page before its own: runs a sandboxed preload script with a `require` that knows only the part of
 * `electron` a sandboxed one has, in main frames only, as Electron does.
 *
 * @param preload source of the preload script, CommonJS
 */
export function preloadRuntime(preload: string): string {
  return `(() => {
    if (window !== window.top) return;
    const listeners = new Map();
    const ipcRenderer = {
      async invoke(channel, ...args) {
        const reply = await window.${invokeBinding}(channel, args);
        if ('error' in reply) throw new Error("Error invoking remote method '" + channel + "': " + reply.error);
        return reply.value;
      },
      on(channel, listener) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
        return ipcRenderer;
      },
      off(channel, listener) {
        listeners.set(channel, (listeners.get(channel) ?? []).filter((known) => known !== listener));
        return ipcRenderer;
      },
    };
    const contextBridge = {
      exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }),
    };
    window.${deliverFunction} = (channel, args) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
    };
    window.open = (url) => {
      void window.${openBinding}(String(url ?? 'about:blank'));
      return null;
    };
    const require = (name) => {
      if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer };
      throw new Error('module not found: ' + name);
    };
    const module = { exports: {} };
    ((require, module, exports) => {${preload}\n})(require, module, module.exports);
  })()`;
}
