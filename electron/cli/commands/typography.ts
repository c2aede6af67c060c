import { isBesidePart } from "../../../shared/bilingual/parts.ts";
import {
  SPACINGS,
  type Spacing,
  type TypographyChange,
  tidyStory,
} from "../../../shared/bilingual/typography.ts";
import { UserError } from "../../../shared/errors.ts";
import type { Translate } from "../../../shared/i18n/translator.ts";
import type { Story, StoryId } from "../../../shared/story/model.ts";
import type { Library } from "../../library/library.ts";
import type { Command, CommandContext } from "../command.ts";
import { optional, TEXT, withNewsroom } from "../options.ts";

/** A story that typography changes, or would. */
interface TidiedStory {
  story: StoryId;
  title: string;
  changes: TypographyChange[];
}

/** `typography`: what would be changed in the Chinese versions; with `--fix` it is. */
export const typographyCommand: Command = {
  name: "typography",
  options: { newsroom: TEXT, story: TEXT, spacing: TEXT, fix: { type: "boolean" } },
  words: 0,
  async run(context) {
    const { t, say } = context;
    const spacing = spacingOf(context);
    const isFixed = context.values.fix === true;
    const stories = await withNewsroom(context, (library) => {
      const named = optional(context, "story");
      const ids = named === undefined ? library.allStories().map(({ id }) => id) : [named];
      return isFixed
        ? fixed(library, ids, spacing)
        : ids.flatMap((id) => found(library.get(id).story, spacing));
    });
    for (const { story, title, changes } of stories) {
      say(`${story} ${title}`);
      for (const change of changes) say(changeText(t, change));
    }
    const count = stories.length;
    if (count === 0) say(t("typography:in-order"));
    else say(t(isFixed ? "typography:fixed" : "typography:would-change", { count }));
    return {
      data: {
        stories: stories.map(({ story, changes }) => ({ story, changes })),
        changed: isFixed ? count : 0,
      },
    };
  },
};

function spacingOf(context: CommandContext): Spacing {
  const given = optional(context, "spacing") ?? "keep";
  const spacing = SPACINGS.find((known) => known === given);
  if (spacing === undefined) {
    throw new UserError("usage", { detail: context.t("typography:bad-spacing", { spacing: given }) });
  }
  return spacing;
}

/** Tidies stories, all of them or none; an app beside it waits no longer than the writing takes. */
function fixed(library: Library, ids: readonly StoryId[], spacing: Spacing): TidiedStory[] {
  const tidied = new Map<StoryId, TidiedStory[]>();
  library.changeAll(ids, (story) => {
    const changes = found(story, spacing);
    tidied.set(story.id, changes);
    return changes.length === 0 ? story : tidyStory(story, { spacing }).story;
  });
  return [...tidied.values()].flat();
}

function found(story: Story, spacing: Spacing): TidiedStory[] {
  const { changes } = tidyStory(story, { spacing });
  if (changes.length === 0) return [];
  return [{ story: story.id, title: story.versions["zh-Hans"].title.replace(/\s+/g, " "), changes }];
}

function changeText(t: Translate, { part, before, after }: TypographyChange): string {
  const name = isBesidePart(part) ? t(`typography:part-${part}`) : t("typography:part-block", { id: part });
  const indented = (text: string) => text.replace(/\n/g, "\n    ");
  return `  ${name}\n  - ${indented(before)}\n  + ${indented(after)}`;
}
