import { z } from "zod";
import { holdsSignIn } from "../publish/address.ts";

const localizedText = z.object({ en: z.string(), "zh-Hans": z.string() });

/** The schema version of a newsroom's settings. */
export const NEWSROOM_SCHEMA = 1;

/** Where stories are filed, e.g. Brief News; its id is the path segment of its pages. */
export const sectionSchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: localizedText,
});
export type Section = z.infer<typeof sectionSchema>;

const named = { id: z.string().min(1), name: z.string().min(1) };
const port = z.coerce.number().int().min(1).max(65535);
/** Whoever reads the newsroom's folder must not find a password. */
const withoutSignIn = (address: string) => !holdsSignIn(address);
const webAddress = z.url({ protocol: /^https?$/ }).refine(withoutSignIn);

/** A folder on this computer (or a mounted drive) that the site is written into. */
export const folderHostSchema = z.object({
  kind: z.literal("folder"),
  ...named,
  /** Absolute path. */
  path: z.string().min(1),
});

/** A server that one signs in to with SSH (RFC 4251); files go by its file transfer protocol. */
export const sftpHostSchema = z.object({
  kind: z.literal("sftp"),
  ...named,
  /** Host name or IP address. */
  address: z.string().min(1),
  port: port.default(22),
  user: z.string().min(1),
  /** The site's folder on the server. */
  path: z.string().min(1),
  signIn: z.enum(["password", "key", "agent"]).default("password"),
  /** The private key's file on this computer, where one signs in with a key. */
  key: z.string().default(""),
  /** The server's key as `SHA256:…`, once a person has agreed to it; another one is refused. */
  hostKey: z.string().default(""),
});

/** A server of the file transfer protocol (RFC 959), over TLS (RFC 4217) unless that is turned off. */
export const ftpHostSchema = z.object({
  kind: z.literal("ftp"),
  ...named,
  address: z.string().min(1),
  port: port.default(21),
  user: z.string().min(1),
  path: z.string().min(1).default("/"),
  tls: z.enum(["explicit", "implicit", "none"]).default("explicit"),
  /** A PEM file with the authority of the server's certificate, where it is not a public one. */
  authority: z.string().default(""),
});

/** A bucket of Amazon S3 or a service that speaks its language. */
export const s3HostSchema = z.object({
  kind: z.literal("s3"),
  ...named,
  /** The service's address, without the bucket. */
  endpoint: webAddress,
  region: z.string().min(1).default("us-east-1"),
  bucket: z.string().min(1),
  /** Folder inside the bucket, or "". */
  prefix: z.string().default(""),
  accessKey: z.string().min(1),
});

/** A branch of a Git repository that a service such as GitHub Pages shows as a site. */
export const gitHostSchema = z.object({
  kind: z.literal("git"),
  ...named,
  /** `https://…`, `ssh://…` or `user@host:path`. */
  url: z.string().min(1).refine(withoutSignIn),
  branch: z.string().min(1).default("main"),
  /** The site's folder in the repository, or "" for all of it. */
  folder: z.string().default(""),
  /** The user name for https; services with tokens mostly take any. */
  user: z.string().default(""),
  /** The private key's file on this computer, for SSH; "" leaves the choice to ssh. */
  key: z.string().default(""),
  /** The SSH server's key as `SHA256:…`; "" goes by the known_hosts of this computer. */
  hostKey: z.string().default(""),
});

/** A web folder (RFC 4918). */
export const webdavHostSchema = z.object({
  kind: z.literal("webdav"),
  ...named,
  /** The site's folder. */
  url: webAddress,
  /** "" where no one has to sign in. */
  user: z.string().default(""),
});

/** A site of Netlify, or of a service with its deploy interface. */
export const netlifyHostSchema = z.object({
  kind: z.literal("netlify"),
  ...named,
  /** The site's id or domain. */
  site: z.string().min(1),
  api: webAddress.default("https://api.netlify.com/api/v1"),
});

/** Where the site is published. One member a kind; `kind` chooses the implementation. */
export const hostConfigSchema = z.discriminatedUnion("kind", [
  folderHostSchema,
  sftpHostSchema,
  ftpHostSchema,
  s3HostSchema,
  gitHostSchema,
  webdavHostSchema,
  netlifyHostSchema,
]);
export type HostConfig = z.infer<typeof hostConfigSchema>;
export type HostKind = HostConfig["kind"];
export type HostOf<K extends HostKind> = Extract<HostConfig, { kind: K }>;

/** A word that the Traditional edition is to write in the newsroom's own way. */
export const traditionalExceptionSchema = z.object({
  /** As it is written in Simplified characters. */
  from: z.string().min(1).max(100),
  to: z.string().min(1).max(100),
});
export type TraditionalException = z.infer<typeof traditionalExceptionSchema>;

/** The site's edition in Traditional characters, made from the Chinese versions. */
export const traditionalSchema = z.object({
  enabled: z.boolean(),
  exceptions: z.array(traditionalExceptionSchema).max(5000),
});
export type TraditionalSettings = z.infer<typeof traditionalSchema>;

export const newsroomSchema = z.object({
  schema: z.literal(NEWSROOM_SCHEMA),
  id: z.string().min(1),
  name: localizedText,
  tagline: localizedText,
  /** Absolute address of the site's root with no trailing slash, or "" while there is none. */
  baseUrl: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]),
  /** IANA time zone, e.g. Asia/Shanghai: the day of a story's date. */
  timeZone: z.string().min(1),
  sections: z.array(sectionSchema).min(1),
  contact: z.object({ address: localizedText, phone: z.string(), email: z.string() }),
  /** English words that are spelt rightly here, whatever the dictionaries say. */
  words: z.array(z.string().min(1).max(100)).max(10_000).optional(),
  /** Missing while nobody has touched it: then there is no such edition. */
  traditional: traditionalSchema.optional(),
});
/** One organisation's name, address, sections and place on the web; its stories and media are beside it. */
export type Newsroom = z.infer<typeof newsroomSchema>;
