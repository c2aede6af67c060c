import { Ellipsis } from "lucide-react";
import { type ReactElement, useEffect, useMemo } from "react";
import { MenuTrigger } from "react-aria-components";
import type { BilingualFinding } from "../../shared/bilingual/checks/model.ts";
import type { TermMatcher } from "../../shared/bilingual/glossary/find.ts";
import { dismiss } from "../../shared/bilingual/linking.ts";
import type { Link } from "../../shared/story/model.ts";
import type { OpenStory } from "../editor/saving/useStory.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Changes } from "./Changes.tsx";
import { directionOf } from "./direction.ts";
import { MarkIcon } from "./Gutter.tsx";
import { LinkMenu } from "./LinkMenu.tsx";
import { LookUp } from "./LookUp.tsx";
import { actionsOf, actionText, type LinkAction, type Row } from "./linkActions.ts";
import { MachineSuggestion } from "./MachineSuggestion.tsx";
import { Matches } from "./Matches.tsx";
import { TermPair } from "./TermPair.tsx";
import { Terms } from "./Terms.tsx";
import styles from "./TranslationPanel.module.css";
import type { Bilingual } from "./useBilingual.ts";
import { useCurrentPart } from "./useCurrentPart.ts";
import { useSelectedWords } from "./useSelectedWords.ts";
import { useMatches } from "./useSuggestions.ts";
import { Warnings } from "./Warnings.tsx";

interface TranslationPanelProps {
  open: OpenStory;
  bilingual: Bilingual;
  findings: readonly BilingualFinding[];
  matcher: TermMatcher | null;
}

/** Beside the sheets: everything that helps with the part that has the caret. */
export function TranslationPanel(props: TranslationPanelProps): ReactElement {
  const t = useTexts();
  const { bilingual } = props;
  const { word, byLanguage } = useSelectedWords();
  return (
    <aside className={styles.panel} aria-label={t("links:panel")}>
      {bilingual.row ? (
        <CurrentPart {...props} row={bilingual.row} />
      ) : (
        <p className={styles.empty}>{t("links:panel-empty")}</p>
      )}
      <TermPair selected={byLanguage} />
      <LookUp selected={word} />
    </aside>
  );
}

function CurrentPart(props: TranslationPanelProps & { row: Row }): ReactElement {
  const { open, bilingual, findings, matcher, row } = props;
  const t = useTexts();
  const { active } = bilingual;
  const current = useCurrentPart(open, row);
  // For a moment what is known is about the part that had the caret before.
  const isHere = current?.row.key === row.key;
  const segment = current?.segment ?? null;
  const direction =
    active && current && open.story ? directionOf(current, active, open.story.sourceLanguage) : null;
  const { row: foundFor, matches: found } = useMatches(current?.row.key ?? row.key, direction);
  const isFound = isHere && foundFor === row.key;
  const target = direction?.target.trim() ?? "";
  // What is there already needs no suggesting.
  const matches = useMemo(() => found.filter((match) => match.target !== target), [found, target]);
  const { offer } = bilingual;
  const to = direction?.to;
  useEffect(() => {
    offer(to && isFound ? { row: row.key, language: to, texts: matches.map(({ target }) => target) } : null);
    return () => offer(null);
  }, [offer, to, isFound, row.key, matches]);
  const insert = (text: string, origin: Link["origin"]) => {
    if (direction && isHere) bilingual.insert(row, direction.to, text, origin);
  };
  const own = findings.filter((finding) =>
    segment ? finding.link === segment.link.id : finding.part === row.part.id,
  );
  return (
    <>
      <header className={styles.head} data-mark={row.mark}>
        <MarkIcon mark={row.mark} />
        <h2>{t(`links:mark-${row.mark}`)}</h2>
        <MenuTrigger>
          <IconButton label={t("links:more")} icon={<Ellipsis aria-hidden />} />
          <LinkMenu row={row} onAct={(action) => bilingual.act(row, action)} />
        </MenuTrigger>
      </header>
      <div className={styles.actions}>
        {actionsOf(row)
          .filter((action) => QUICK.has(action))
          .map((action, index) => (
            <Button
              key={action}
              look={index === 0 ? "outline" : "plain"}
              onPress={() => bilingual.act(row, action)}
            >
              {t(actionText(row, action))}
            </Button>
          ))}
      </div>
      {segment ? <Changes segment={segment} /> : null}
      <Warnings
        findings={own}
        onDismiss={({ link, rule }, reason) => {
          if (link !== null) bilingual.linking.relink((story) => dismiss(story, link, rule, reason));
        }}
      />
      {direction ? (
        <>
          <Matches
            matches={matches}
            direction={direction}
            onInsert={({ target }) => isFound && insert(target, "memory")}
          />
          {matcher ? (
            <Terms matcher={matcher} direction={direction} onInsert={(text) => insert(text, "human")} />
          ) : null}
          <MachineSuggestion
            direction={direction}
            title={open.story?.versions[direction.from].title ?? ""}
            onInsert={(text) => insert(text, "machine")}
          />
        </>
      ) : null}
    </>
  );
}

/** The others are in the menu. */
const QUICK: ReadonlySet<LinkAction> = new Set(["confirm", "go-across", "copy-across", "omit", "take-back"]);
