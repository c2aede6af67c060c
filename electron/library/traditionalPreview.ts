import {
  type TraditionalPreview,
  traditionalDifferences,
} from "../../shared/bilingual/traditional/differences.ts";
import { createTraditional } from "../../shared/bilingual/traditional/traditional.ts";
import type { TraditionalException } from "../../shared/story/newsroom.ts";
import type { Library } from "./library.ts";

/** How many of the newest stories are shown. */
const SHOWN = 5;
/** How many are looked through for them: not every story has a Chinese version. */
const LOOKED_THROUGH = 50;

/** What the edition would change in the newest stories, with exceptions that need not be kept yet. */
export async function previewTraditional(
  library: Library,
  exceptions: readonly TraditionalException[],
): Promise<TraditionalPreview[]> {
  const traditional = await createTraditional(exceptions);
  const previews: TraditionalPreview[] = [];
  for (const { id, versions } of library.query({ offset: 0, limit: LOOKED_THROUGH }).rows) {
    if (previews.length === SHOWN) break;
    const differences = traditionalDifferences(library.get(id).story, traditional);
    if (differences.length > 0) previews.push({ story: id, title: versions["zh-Hans"].title, differences });
  }
  return previews;
}
