import { type Client, FTPError } from "basic-ftp";

/** What a server's refusal means, as far as its code and its words tell. */
export type Meaning = "missing" | "exists" | "full" | "name" | "denied" | "unclear";

/** Servers agree on few codes (550 stands for nearly everything), so the words decide; first match first. */
const WORDS: readonly [Meaning, RegExp][] = [
  ["full", /quota|no space|disk (is )?full|not enough (disk )?space|exceeded|writing to local file/i],
  ["missing", /no such|not found|not exist|cannot find|can't find|doesn't exist/i],
  ["exists", /exists/i],
  ["name", /name (is )?too long|(invalid|illegal|bad) .*name|name .*(invalid|illegal|not allowed)/i],
  ["denied", /denied|not permitted|not allowed|read-only|forbidden|privilege|is a directory/i],
];

/**
 * A server's final no; null where it did what it was asked. Anything that may pass is thrown on: lost
 * connections, and answers of the 400s, which are for a moment (RFC 959, section 4.2.1). So is 530 (no
 * longer signed in), as another connection is.
 */
export async function refusal(work: Promise<unknown>): Promise<FTPError | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof FTPError) || error.code === 530) throw error;
    if (error.code >= 500 || isFinalInWords(error)) return error;
    throw error;
  }
}

/** Some say 451 for what does not pass: vsftpd for a full disk, Pure-FTPd for all that a rename can fail on. */
function isFinalInWords(error: FTPError): boolean {
  const meaning = meaningOf(error, "");
  return meaning === "full" || ([450, 451].includes(error.code) && meaning !== "unclear");
}

/** @param path the path that the command named: its words are not the server's */
export function meaningOf({ code, message }: FTPError, path: string): Meaning {
  if (code === 552 || code === 452) return "full";
  if (code === 521) return "exists";
  const words = path === "" ? message : message.replaceAll(path, "");
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "unclear";
}

/** A file's size (RFC 3659), or null where there is no file, or the server does not tell. */
export async function sizeOf(client: Client, path: string): Promise<number | null> {
  let size = 0;
  const refused = await refusal(
    client.size(path).then((value) => {
      size = value;
    }),
  );
  return refused ? null : size;
}

/** Whether there is a folder that can be entered: the one question that every server answers the same way. */
export async function isFolder(client: Client, path: string): Promise<boolean> {
  return (await refusal(client.cd(path))) === null;
}

/** Whether there is anything of this name. */
export async function isThere(client: Client, path: string): Promise<boolean> {
  return (await isFolder(client, path)) || (await sizeOf(client, path)) !== null;
}
