import { useEffect, useState } from "react";
import { joinPreviews, type TraditionalPreview } from "../../shared/bilingual/traditional/changes.ts";
import type { TraditionalException } from "../../shared/story/newsroom.ts";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";

/** What the exceptions, as they are being edited, make of the newsroom; it grows until all is looked through. */
export function useTraditionalPreview(exceptions: TraditionalException[]): TraditionalPreview | null {
  const { showError } = useNotices();
  const [preview, setPreview] = useState<TraditionalPreview | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = async (): Promise<void> => {
      let whole = await request("traditional.preview", { exceptions, from: 0 });
      while (isCurrent && whole.looked < whole.total) {
        setPreview(whole);
        whole = joinPreviews(whole, await request("traditional.preview", { exceptions, from: whole.looked }));
      }
      if (isCurrent) setPreview(whole);
    };
    look().catch((error: unknown) => isCurrent && showError(error));
    return () => {
      isCurrent = false;
    };
  }, [exceptions, showError]);
  return preview;
}
