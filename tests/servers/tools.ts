import { join } from "node:path";
import type { SystemNeed } from "../../scripts/system-packages.ts";

/** A translator's program that reads the memory's files. */
export const OMEGAT_NEEDS: readonly SystemNeed[] = [
  { package: "omegat", files: ["/usr/share/omegat/OmegaT.jar"] },
];

/** Where the schemas are once that is installed. */
export const XLIFF_SCHEMAS = "/usr/share/php/Symfony/Component/Translation/Resources/schemas";

/** Carries the schema of XLIFF 1.2 as OASIS published it. */
export const XLIFF_SCHEMA_NEEDS: readonly SystemNeed[] = [
  { package: "php-symfony-translation", files: [join(XLIFF_SCHEMAS, "xliff-core-1.2-strict.xsd")] },
];
