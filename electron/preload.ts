import { contextBridge, ipcRenderer } from "electron";
import { EVENT_CHANNEL, REQUEST_CHANNEL } from "../shared/channels.ts";
import type { Bridge } from "../shared/ipc.ts";

/** The window's only way out: requests and events of the contract, nothing else. */
const bridge: Bridge = {
  request: (name, args) => ipcRenderer.invoke(REQUEST_CHANNEL, name, args),
  on: (event, listener) => {
    const forward = (_: unknown, name: string, payload: Parameters<typeof listener>[0]) => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => ipcRenderer.off(EVENT_CHANNEL, forward);
  },
};

contextBridge.exposeInMainWorld("twinpress", bridge);
