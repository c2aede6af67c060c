import { checkStory } from "../../../shared/bilingual/checks/checkStory.ts";
import type { BilingualFinding } from "../../../shared/bilingual/checks/model.ts";
import { newsroomContext } from "../../../shared/bilingual/checks/newsroom.ts";
import { bilingualFindingText } from "../../../shared/bilingual/checks/text.ts";
import { segmentsOf } from "../../../shared/bilingual/segments.ts";
import { UserError } from "../../../shared/errors.ts";
import type { Story } from "../../../shared/story/model.ts";
import type { Library } from "../../library/library.ts";
import { type Command, type CommandContext, EXIT } from "../command.ts";
import { optional, TEXT, withNewsroom } from "../options.ts";

/** `check`: what there is to say of the stories' two versions; a line a finding. */
export const checkCommand: Command = {
  name: "check",
  options: { newsroom: TEXT, story: TEXT },
  words: 0,
  async run(context) {
    const found = await withNewsroom(context, (library) => findingsOf(library, optional(context, "story")));
    const findings = found.map((finding) => told(context, finding));
    for (const { story, link, rule, severity, message } of findings) {
      context.say([story, link ?? "", rule, severity, message.replace(/\s+/g, " ")].join("\t"));
    }
    context.say(context.t("cli:checked", { count: findings.length }));
    const isBlocked = findings.some(({ severity }) => severity === "block");
    return { data: { findings }, code: isBlocked ? EXIT.problems : EXIT.done };
  },
};

/** @throws UserError `story-missing` for a story that is not there or in the trash */
function findingsOf(library: Library, id: string | undefined): BilingualFinding[] {
  // All are read whichever are asked for: they show how the newsroom writes.
  const stories = library.allStories().map((summary): Story => library.get(summary.id).story);
  const asked = id === undefined ? stories : stories.filter((story) => story.id === id);
  if (id !== undefined && asked.length === 0) throw new UserError("story-missing", { id });
  const newsroom = newsroomContext(stories.flatMap(segmentsOf), library.glossary.list());
  return asked.flatMap((story) => checkStory(story, newsroom));
}

function told({ t }: CommandContext, finding: BilingualFinding) {
  const { story, link, rule, severity, en, zh } = finding;
  return { story, link, rule, severity, en, zh, message: bilingualFindingText(t, finding) };
}
