import { contextBridge, ipcRenderer } from "electron";
import { EVENT_CHANNEL, REQUEST_CHANNEL } from "../shared/channels.ts";
import type { Bridge } from "../shared/ipc.ts";

type Listener = (name: string, payload: unknown) => void;

const listeners = new Set<Listener>();
ipcRenderer.on(EVENT_CHANNEL, (_, name: string, payload: unknown) => {
  for (const listener of [...listeners]) listener(name, payload);
});

/** The window's only way out: requests and events of the contract, nothing else. */
const bridge: Bridge = {
  request: (name, args) => ipcRenderer.invoke(REQUEST_CHANNEL, name, args),
  on: (event, listener) => {
    const forward: Listener = (name, payload) => {
      // The main process sends with each event what the contract says.
      if (name === event) listener(payload as Parameters<typeof listener>[0]);
    };
    listeners.add(forward);
    return () => void listeners.delete(forward);
  },
};

contextBridge.exposeInMainWorld("twinpress", bridge);
