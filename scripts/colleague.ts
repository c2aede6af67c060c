import { join } from "node:path";
import { openHost } from "../electron/hosts/index.ts";
import { Library } from "../electron/library/library.ts";
import { cloneNewsroom } from "../electron/publishing/clone.ts";
import { publish } from "../electron/publishing/publisher.ts";
import type { Block } from "../shared/document/model.ts";
import type { HostConfig } from "../shared/story/newsroom.ts";

/**
 * A colleague at another computer: opens the newsroom from a folder host, changes the English text
 * of some stories, and publishes.
 *
 * @param title the English titles of these stories hold this
 */
export async function publishAsColleague(
  home: string,
  siteFolder: string,
  title: string,
  text: string,
): Promise<void> {
  const config: HostConfig = { kind: "folder", id: "colleague", name: "Live", path: siteFolder };
  const folder = join(home, "colleague");
  const host = await openHost(config, { newsroomFolder: folder, secret: null });
  await cloneNewsroom({ config, host, folder });
  const library = Library.open(folder);
  const stories = library.allStories().filter(({ versions }) => versions.en.title.includes(title));
  if (stories.length === 0) throw new Error(`There is no story “${title}”.`);
  for (const { id } of stories) {
    const { story } = library.get(id);
    const [first, ...rest] = story.versions.en.body;
    const changed: Block = { type: "paragraph", id: first?.id ?? "p", children: [{ type: "text", text }] };
    const en = { ...story.versions.en, body: [changed, ...rest] };
    library.save({ ...story, versions: { ...story.versions, en } });
  }
  const result = await publish({ library, hostId: config.id, host, name: config.name });
  library.close();
  if (result.result !== "published") throw new Error(JSON.stringify(result));
}
