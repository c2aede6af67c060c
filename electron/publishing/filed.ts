import type { Story } from "../../shared/story/model.ts";
import type { Library } from "../library/library.ts";

/**
 * Stories in sections that this newsroom has. One that was taken away meanwhile comes back as it is on
 * the host; where that has it no more, its stories go to the first.
 */
export function filed(library: Library, hostId: string, stories: readonly Story[]): Story[] {
  const newsroom = library.newsroom();
  const known = new Set(newsroom.sections.map(({ id }) => id));
  const wanted = new Set(stories.map(({ section }) => section));
  const onHost = library.agreements.settings(hostId)?.newsroom.sections ?? [];
  const back = onHost.filter(({ id }) => wanted.has(id) && !known.has(id));
  if (back.length > 0) library.saveNewsroom({ ...newsroom, sections: [...newsroom.sections, ...back] });
  for (const { id } of back) known.add(id);
  const [first] = newsroom.sections;
  return stories.map((story) =>
    known.has(story.section) || !first ? story : { ...story, section: first.id },
  );
}
