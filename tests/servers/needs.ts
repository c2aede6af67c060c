import type { SystemNeed } from "../../scripts/system-packages.ts";
import { NEEDS as FTP } from "./ftp.ts";
import { NEEDS as GIT } from "./git.ts";
import { NEEDS as KEYRING } from "./keyring.ts";
import { NEEDS as S3 } from "./s3.ts";
import { NEEDS as SFTP } from "./sftp.ts";
import { OMEGAT_NEEDS, XLIFF_SCHEMA_NEEDS } from "./tools.ts";
import { NEEDS as WEBDAV } from "./webdav.ts";

/** Every server that tests use, and the programs they ask: installed together, since only one can install at a time. */
export const SERVER_NEEDS: readonly SystemNeed[] = [
  ...FTP,
  ...GIT,
  ...KEYRING,
  ...S3,
  ...SFTP,
  ...WEBDAV,
  ...OMEGAT_NEEDS,
  ...XLIFF_SCHEMA_NEEDS,
];
