import { type Language, localized } from "../language.ts";
import { newBlockId, newStoryId } from "./ids.ts";
import { STORY_SCHEMA, type Story, type Version } from "./model.ts";

/** What a new story starts with. */
export interface NewStory {
  section: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** The instant, ISO 8601. */
  now: string;
  sourceLanguage?: Language;
}

/** An empty story: a draft in both languages. */
export function newStory({ section, date, now, sourceLanguage = "en" }: NewStory): Story {
  return {
    schema: STORY_SCHEMA,
    id: newStoryId(),
    section,
    date,
    byline: { en: "", "zh-Hans": "" },
    tags: { en: [], "zh-Hans": [] },
    cover: null,
    sourceLanguage,
    versions: localized(() => newVersion(now)),
    links: [],
  };
}

/** An empty draft. */
export function newVersion(now: string): Version {
  return {
    title: "",
    slug: "",
    slugIsLocked: false,
    summary: "",
    body: [],
    status: "draft",
    publishedAt: null,
    modifiedAt: now,
    formerPaths: [],
  };
}

/** A copy as a new story: a draft of its own, with ids of its own, that was never published. */
export function duplicateStory(story: Story, now: string): Story {
  const renamed = localized(() => new Map<string, string>());
  const versions = localized((language): Version => {
    const version = story.versions[language];
    const body = version.body.map((block) => {
      const id = newBlockId();
      renamed[language].set(block.id, id);
      return { ...block, id };
    });
    return {
      ...version,
      body,
      status: "draft",
      publishedAt: null,
      modifiedAt: now,
      formerPaths: [],
      slugIsLocked: false,
    };
  });
  const links = story.links.map((link) => ({
    ...link,
    ...localized((language) => link[language].map((id) => renamed[language].get(id) ?? id)),
  }));
  return { ...story, id: newStoryId(), versions, links };
}
