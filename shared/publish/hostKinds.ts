import { canonicalJson } from "../json.ts";
import type { HostConfig, HostKind } from "../story/newsroom.ts";
import { isInTheClear } from "./address.ts";

/** What a field is explained by: the texts are `host-hint-…`. */
export type HostHint =
  | "server"
  | "server-folder"
  | "key"
  | "host-key"
  | "authority"
  | "endpoint"
  | "region"
  | "prefix"
  | "access-key"
  | "repository"
  | "branch"
  | "repository-folder"
  | "git-user"
  | "git-key"
  | "web-folder"
  | "netlify-site";

/** Something that a person has to say of a host of a kind, beside its name. */
export interface HostField {
  /** The setting's name; the command line's option is the same in kebab case. */
  name: string;
  /** How it is asked for. A `file` or `folder` is a path of this computer, kept absolute. */
  input: "text" | "number" | "file" | "folder" | readonly string[];
  /** What is taken when nothing is said; without it, it has to be said. */
  initial?: string | number;
  /** What it is and where one finds it. */
  hint?: HostHint;
  /** The field is asked for only where another one has this value. */
  when?: { field: string; is: readonly string[] };
}

/** The secret that a host wants: the word for it, and whether it can do without. */
export interface HostSecret {
  word: "password" | "passphrase" | "secret-key" | "token";
  isOptional: boolean;
}

/** What each kind of host is told: the settings form and the command line are made from it. */
export const HOST_FIELDS: { readonly [K in HostKind]: readonly HostField[] } = {
  folder: [{ name: "path", input: "folder" }],
  sftp: [
    { name: "address", input: "text", hint: "server" },
    { name: "port", input: "number", initial: 22 },
    { name: "user", input: "text" },
    { name: "path", input: "text", hint: "server-folder" },
    { name: "signIn", input: ["password", "key", "agent"], initial: "password" },
    { name: "key", input: "file", initial: "", when: { field: "signIn", is: ["key"] }, hint: "key" },
    { name: "hostKey", input: "text", initial: "", hint: "host-key" },
  ],
  ftp: [
    { name: "address", input: "text", hint: "server" },
    { name: "port", input: "number", initial: 21 },
    { name: "user", input: "text" },
    { name: "path", input: "text", initial: "/", hint: "server-folder" },
    { name: "tls", input: ["explicit", "implicit", "none"], initial: "explicit" },
    {
      name: "authority",
      input: "file",
      initial: "",
      when: { field: "tls", is: ["explicit", "implicit"] },
      hint: "authority",
    },
  ],
  s3: [
    { name: "endpoint", input: "text", hint: "endpoint" },
    { name: "region", input: "text", initial: "us-east-1", hint: "region" },
    { name: "bucket", input: "text" },
    { name: "prefix", input: "text", initial: "", hint: "prefix" },
    { name: "accessKey", input: "text", hint: "access-key" },
  ],
  git: [
    { name: "url", input: "text", hint: "repository" },
    { name: "branch", input: "text", initial: "main", hint: "branch" },
    { name: "folder", input: "text", initial: "", hint: "repository-folder" },
    { name: "user", input: "text", initial: "", hint: "git-user" },
    { name: "key", input: "file", initial: "", hint: "git-key" },
    { name: "hostKey", input: "text", initial: "", hint: "host-key" },
  ],
  webdav: [
    { name: "url", input: "text", hint: "web-folder" },
    { name: "user", input: "text", initial: "" },
  ],
  netlify: [
    { name: "site", input: "text", hint: "netlify-site" },
    { name: "api", input: "text", initial: "https://api.netlify.com/api/v1" },
  ],
};

/** Every kind of host, in the order in which they are offered. */
export const HOST_KINDS: readonly HostKind[] = ["folder", "sftp", "ftp", "s3", "git", "webdav", "netlify"];

/** What decides which secret a host wants; the rest of it may still be unknown. */
export interface SecretFacts {
  kind: HostKind;
  signIn?: string;
  url?: string;
  user?: string;
  key?: string;
}

/** The secret that a host wants, or null for one that has none. It is never kept in the settings. */
export function secretOf(host: SecretFacts): HostSecret | null {
  switch (host.kind) {
    case "folder":
      return null;
    case "sftp":
      if (host.signIn === "agent") return null;
      return host.signIn === "key"
        ? { word: "passphrase", isOptional: true }
        : { word: "password", isOptional: false };
    case "ftp":
      return { word: "password", isOptional: false };
    case "s3":
      return { word: "secret-key", isOptional: false };
    case "git":
      if (!isSshUrl(host.url ?? "")) return { word: "token", isOptional: true };
      return host.key ? { word: "passphrase", isOptional: true } : null;
    case "webdav":
      return host.user === "" ? null : { word: "password", isOptional: false };
    case "netlify":
      return { word: "token", isOptional: false };
  }
}

/** True where a host's settings let others read the password and the pages on their way. */
export function isHostInTheClear(host: HostConfig): boolean {
  switch (host.kind) {
    case "ftp":
      return host.tls === "none";
    case "s3":
      return isInTheClear(host.endpoint);
    case "git":
    case "webdav":
      return isInTheClear(host.url);
    case "netlify":
      return isInTheClear(host.api);
    default:
      return false;
  }
}

/** The environment variable that may hold a host's secret. */
export function secretVariable({ name }: HostConfig): string {
  return `TWINPRESS_SECRET_${name.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, "_")}`;
}

/** `ssh://…` or `user@host:path` (git-scm.com/docs/git-clone, "Git URLs"). */
export function isSshUrl(url: string): boolean {
  return url.startsWith("ssh://") || (!url.includes("://") && /^[^/]+@[^/:]+:/.test(url));
}

/** What may change of a host that stays where it is: its name, the way in, and who goes in. */
const NOT_OF_PLACE: readonly string[] = [
  "name",
  "port",
  "user",
  "signIn",
  "key",
  "hostKey",
  "tls",
  "authority",
  "accessKey",
];

/** True where two hosts' settings lead to the same place. */
export function isSamePlace(a: HostConfig, b: HostConfig): boolean {
  const place = (host: HostConfig) =>
    canonicalJson(
      Object.fromEntries(Object.entries(host).filter(([field]) => !NOT_OF_PLACE.includes(field))),
    );
  return place(a) === place(b);
}

/** Where a host is, in a few words for people; nothing secret is in it. */
export function placeOf(host: HostConfig): string {
  switch (host.kind) {
    case "folder":
      return host.path;
    case "sftp":
    case "ftp":
      return `${host.user}@${host.address}:${host.path}`;
    case "s3":
      return `${host.endpoint.replace(/\/+$/, "")}/${[host.bucket, host.prefix].filter(Boolean).join("/")}`;
    case "git":
      return `${host.url} (${host.branch})`;
    case "webdav":
      return host.url;
    case "netlify":
      return host.site;
  }
}
