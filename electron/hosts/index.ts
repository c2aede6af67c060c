import { realpathSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { UserError } from "../../shared/errors.ts";
import type { Host } from "../../shared/publish/host.ts";
import { secretVariable } from "../../shared/publish/hostKinds.ts";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { FolderTree } from "./folder.ts";
import { TreeHost } from "./treeHost.ts";

/** What a host needs besides its settings. */
export interface HostAccess {
  /** The newsroom's folder: its own files are never published over, and its cache may be used. */
  newsroomFolder: string;
  /** Where a host may keep what can be had again; in the newsroom's folder unless said. */
  cache?: string;
  /** The password, passphrase, secret key or token; null where there is none. */
  secret: string | null;
}

/**
 * Opens a host by its settings. Nothing is connected yet. A kind's code is loaded when it is needed.
 *
 * @throws UserError `host-overlaps-newsroom`, `host-secret-missing`
 */
export async function openHost(config: HostConfig, access: HostAccess): Promise<Host> {
  switch (config.kind) {
    case "folder":
      refuseOverlap(config.path, access.newsroomFolder);
      return new TreeHost(config.name, new FolderTree(resolve(config.path)));
    case "sftp": {
      const { SftpTree } = await import("./sftp.ts");
      return new TreeHost(config.name, new SftpTree(config, access.secret));
    }
    case "ftp": {
      const { FtpTree } = await import("./ftp.ts");
      return new TreeHost(config.name, new FtpTree(config, required(config, access)));
    }
    case "s3": {
      const { S3Host } = await import("./s3.ts");
      return new S3Host(config, required(config, access));
    }
    case "git": {
      const { GitHost } = await import("./git.ts");
      return new GitHost(config, access);
    }
    case "webdav": {
      const { WebdavTree } = await import("./webdav.ts");
      return new TreeHost(config.name, new WebdavTree(config, access.secret));
    }
    case "netlify": {
      const { NetlifyHost } = await import("./netlify.ts");
      return new NetlifyHost(config, required(config, access));
    }
  }
}

function required(config: HostConfig, { secret }: HostAccess): string {
  if (secret !== null) return secret;
  throw new UserError("host-secret-missing", { name: config.name, variable: secretVariable(config) });
}

/** The site may be in a folder `site` of its own inside the newsroom's, never at or above its files. */
function refuseOverlap(site: string, newsroomFolder: string): void {
  const path = realFolder(site);
  const newsroom = realFolder(newsroomFolder);
  const media = resolve(newsroom, "media");
  const isAbove = newsroom === path || newsroom.startsWith(path.endsWith(sep) ? path : path + sep);
  if (isAbove || path === media || path.startsWith(media + sep)) {
    throw new UserError("host-overlaps-newsroom", { path: site });
  }
}

/** A folder's path with every link followed, as far as it exists. */
function realFolder(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    const above = dirname(whole);
    return above === whole
      ? whole
      : resolve(realFolder(above), whole.slice(above.length).replace(/^[\\/]/, ""));
  }
}
