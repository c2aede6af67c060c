import type { ReactElement } from "react";
import { LANGUAGES } from "../../shared/language.ts";
import type { Story } from "../../shared/story/model.ts";
import { useTexts } from "../i18n/useTexts.ts";

/** A story's titles in the languages that it has one in, a line each. */
export function StoryTitles({ story }: { story: Story }): ReactElement {
  const t = useTexts();
  const titled = LANGUAGES.filter((language) => story.versions[language].title.trim() !== "");
  if (titled.length === 0) return <>{t("desk:untitled")}</>;
  return (
    <>
      {titled.map((language) => (
        <span key={language} lang={language}>
          {story.versions[language].title}
        </span>
      ))}
    </>
  );
}
