import { resolve, sep } from "node:path";
import { UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { FolderHost } from "./folder.ts";

/**
 * Opens a host by its settings.
 *
 * @param newsroomFolder where the newsroom is: its own files are never published over
 * @throws UserError `host-overlaps-newsroom`
 */
export function openHost(config: HostConfig, newsroomFolder: string): Host {
  switch (config.kind) {
    case "folder":
      refuseOverlap(config.path, newsroomFolder);
      return new FolderHost(config.name, resolve(config.path));
  }
}

/** The site may be in a folder of its own inside the newsroom's, never at or above its files. */
function refuseOverlap(site: string, newsroomFolder: string): void {
  const path = resolve(site);
  const newsroom = resolve(newsroomFolder);
  const media = resolve(newsroom, "media");
  const isAbove = newsroom === path || newsroom.startsWith(path.endsWith(sep) ? path : path + sep);
  if (isAbove || path === media || path.startsWith(media + sep)) {
    throw new UserError("host-overlaps-newsroom", { path });
  }
}
