import type { Story } from "../../shared/story/model.ts";
import type { Library } from "../library/library.ts";

/**
 * A story in a section that this newsroom has. One that was taken away meanwhile comes back under the
 * name that it has on the host; where that has it no more, the story goes to the first.
 */
export function filed(library: Library, hostId: string, story: Story): Story {
  const newsroom = library.newsroom();
  const find = (sections: typeof newsroom.sections) => sections.find(({ id }) => id === story.section);
  if (find(newsroom.sections)) return story;
  const known = find(library.agreements.settings(hostId)?.newsroom.sections ?? []);
  const [first] = newsroom.sections;
  if (!known) return first ? { ...story, section: first.id } : story;
  library.saveNewsroom({ ...newsroom, sections: [...newsroom.sections, known] });
  return story;
}
