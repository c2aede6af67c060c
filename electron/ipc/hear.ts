import { ipcMain, type WebFrameMain } from "electron";
import { REQUEST_CHANNEL } from "../../shared/channels.ts";

/** Answers one request of the contract, whoever it is from and whatever it says. */
export type Answerer = (frame: WebFrameMain | null, name: unknown, args: unknown) => Promise<unknown>;

/** Hears windows' requests from now on; until there is somebody to answer they wait. */
export function hearRequests(answerer: Promise<Answerer>): void {
  ipcMain.handle(REQUEST_CHANNEL, async ({ senderFrame }, name: unknown, args: unknown) =>
    (await answerer)(senderFrame, name, args),
  );
}
