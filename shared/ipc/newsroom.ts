import { z } from "zod";
import type { HostReport } from "../publish/hostReport.ts";
import type { Media } from "../story/model.ts";
import { type HostConfig, hostConfigSchema, type Newsroom, newsroomSchema } from "../story/newsroom.ts";

const pictureBytes = z.instanceof(Uint8Array);

export interface OpenNewsroom {
  folder: string;
  settings: Newsroom;
  hosts: HostConfig[];
  /** The ids of the hosts whose secret this computer has. */
  knownSecrets: string[];
}

/** Requests about newsrooms, their hosts and their pictures. */
export const newsroomRequests = {
  "newsroom.chooseFolder": z.object({}),
  "newsroom.openSample": z.object({}),
  "newsroom.create": z.object({
    folder: z.string().min(1),
    name: z.object({ en: z.string().min(1), "zh-Hans": z.string().min(1) }),
    timeZone: z.string().min(1),
    baseUrl: newsroomSchema.shape.baseUrl.optional(),
  }),
  "newsroom.open": z.object({ folder: z.string().min(1) }),
  "newsroom.close": z.object({}),
  /** `base`: the settings that were there when somebody began to change them. */
  "newsroom.save": z.object({ settings: newsroomSchema, base: newsroomSchema.optional() }),
  "media.add": z.object({ name: z.string(), bytes: pictureBytes }),
  /** Asks for pictures with the system's dialog and adds them. */
  "media.choose": z.object({}),
  "media.get": z.object({ id: z.string() }),
  /** Keeps a host, and its secret where one is given: in the system's keyring, or till the app ends. */
  "hosts.save": z.object({ host: hostConfigSchema, secret: z.string().optional() }),
  "hosts.remove": z.object({ id: z.string() }),
  "hosts.chooseFolder": z.object({}),
  /** Asks for a file, such as a key, with the system's dialog. */
  "hosts.chooseFile": z.object({}),
  /** Tries a host, as it is typed, before it is kept; a secret that isn't given is the one that is kept. */
  "hosts.test": z.object({ host: hostConfigSchema, secret: z.string().optional() }),
  /** Makes a newsroom on this computer from what is published on a host, and opens it. */
  "newsroom.clone": z.object({
    folder: z.string().min(1),
    host: hostConfigSchema,
    secret: z.string().optional(),
  }),
} as const;

/** What each of them answers with. */
export interface NewsroomResults {
  "newsroom.chooseFolder": string | null;
  "newsroom.openSample": OpenNewsroom;
  "newsroom.create": OpenNewsroom;
  "newsroom.open": OpenNewsroom;
  "newsroom.close": null;
  "newsroom.save": OpenNewsroom;
  "media.add": Media;
  "media.choose": Media[];
  "media.get": Media;
  "hosts.save": OpenNewsroom;
  "hosts.remove": OpenNewsroom;
  "hosts.chooseFolder": string | null;
  "hosts.chooseFile": string | null;
  "hosts.test": HostReport;
  "newsroom.clone": OpenNewsroom;
}
