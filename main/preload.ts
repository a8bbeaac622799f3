import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { AppState, DesktopBridge, stateChannel } from './bridge-contract.ts';

// The contract's schemas stay in the main process; the compiler keeps this text the same as the contract's.
const channel: typeof stateChannel = 'app:state';

const bridge: DesktopBridge = {
  request: (name, input) => ipcRenderer.invoke(name, input),
  onState(listener) {
    const forward = (_event: IpcRendererEvent, state: AppState) => listener(state);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.off(channel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('clawchat', bridge);
