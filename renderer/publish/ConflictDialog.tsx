import { type ReactElement, useEffect, useState } from "react";
import type { ConflictDetail } from "../../shared/ipc.ts";
import type { Resolution } from "../../shared/publish/conflict.ts";
import type { Side } from "../../shared/publish/mergeBodies.ts";
import { formatDate } from "../../shared/story/dates.ts";
import type { StoryId } from "../../shared/story/model.ts";
import { useApp } from "../app/AppContext.tsx";
import { request } from "../app/bridge.ts";
import { useNotices } from "../app/Notices.tsx";
import { momentText } from "../i18n/moment.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./ConflictDialog.module.css";
import { ConflictsAtOnce, type WholeTake } from "./ConflictsAtOnce.tsx";
import { ConflictTable } from "./ConflictTable.tsx";
import { mergedStory, type RowWords, rowsOf } from "./conflictRows.ts";
import { StoryTitles } from "./StoryTitles.tsx";

interface ConflictDialogProps {
  host: string;
  /** Closed with all decided, or for later. */
  onClose(isDecided: boolean): void;
}

/**
 * The stories that were changed here and by a colleague, one after the other, both texts side by
 * side; several can be decided at once.
 */
export function ConflictDialog({ host, onClose }: ConflictDialogProps): ReactElement | null {
  const t = useTexts();
  const { showError } = useNotices();
  const [details, setDetails] = useState<ConflictDetail[] | null>(null);
  const [decided, setDecided] = useState<readonly StoryId[]>([]);
  const [index, setIndex] = useState(0);
  const [isForAll, setForAll] = useState(false);
  useEffect(() => {
    request("publish.conflicts", { host }).then(setDetails, (error: unknown) => {
      showError(error);
      onClose(false);
    });
    // The list is read once: each decision is about one of these.
  }, [host, onClose, showError]);
  const detail = details?.[index];
  if (!details || !detail) return null;
  const isOpen = ({ conflict }: ConflictDetail) => !decided.includes(conflict.story);
  const undecided = details.filter(isOpen);
  const close = () => onClose(decided.length > 0);
  const isLast = index + 1 === details.length;

  /** Decides one story after the other; what could not be decided stays in question. */
  const decide = async (stories: readonly StoryId[], resolution: Resolution) => {
    const done = [...decided];
    try {
      for (const story of stories) {
        await request("publish.resolve", { host, story, resolution });
        done.push(story);
      }
    } catch (error) {
      showError(error);
    }
    setDecided(done);
    return stories.every((story) => done.includes(story));
  };
  const decideOne = async (resolution: Resolution) => {
    if (!(await decide([detail.conflict.story], resolution))) return;
    if (isLast) onClose(true);
    else setIndex(index + 1);
  };
  const decideAll = async (take: WholeTake) => {
    const stories = undecided.map(({ conflict }) => conflict.story);
    if (await decide(stories, { take })) onClose(true);
  };
  if (isForAll) {
    const back = () => {
      setIndex(details.findIndex(isOpen));
      setForAll(false);
    };
    return <ConflictsAtOnce details={undecided} onDecide={decideAll} onBack={back} onClose={close} />;
  }
  const count = { index: index + 1, count: details.length };
  return (
    <Conflict
      key={detail.conflict.story}
      title={details.length > 1 ? t("publish:conflict-title-one-of", count) : t("publish:conflict-title")}
      detail={detail}
      undecided={undecided.length}
      onDecide={(resolution) => void decideOne(resolution)}
      onAll={() => setForAll(true)}
      onSkip={isLast ? null : () => setIndex(index + 1)}
      onClose={close}
    />
  );
}

interface ConflictProps {
  title: string;
  detail: ConflictDetail;
  /** Stories that nothing is decided on yet, this one among them. */
  undecided: number;
  onDecide(resolution: Resolution): void;
  /** Leads to one decision for all of them. */
  onAll(): void;
  /** Leaves this one for later and shows the next; null at the last. */
  onSkip: (() => void) | null;
  onClose(): void;
}

function Conflict(props: ConflictProps): ReactElement {
  const { title, detail, undecided, onDecide, onAll, onSkip, onClose } = props;
  const t = useTexts();
  const { state } = useApp();
  const words = useRowWords();
  const language = state.language ?? state.systemLanguage;
  const [sides, setSides] = useState<Record<string, Side>>({});
  const { conflict, mine, isTrashed } = detail;
  const rows = rowsOf(detail, words);
  const sideOf = (key: string) => sides[key] ?? "mine";
  const isChosen = rows.every(({ key, stretch }) => stretch?.kind === "same" || sides[key] !== undefined);
  const facts = { by: conflict.by, when: momentText(conflict.at, language) };
  const isWhole = conflict.theirs !== null && !isTrashed;
  const lead = isTrashed
    ? "publish:conflict-trashed"
    : isWhole
      ? "publish:conflict-lead"
      : "publish:conflict-gone";
  const merge = () => onDecide({ take: "merged", story: mergedStory(detail, rows, sideOf) });
  return (
    <Dialog
      title={title}
      isOpen
      isKept
      onClose={onClose}
      width="60rem"
      actions={
        <>
          {onSkip ? (
            <div className={styles.skip}>
              <Button onPress={onSkip}>{t("publish:conflict-skip")}</Button>
            </div>
          ) : null}
          {isWhole ? (
            <Choices isChosen={isChosen} onDecide={onDecide} onMerge={merge} />
          ) : (
            <Ends detail={detail} onDecide={onDecide} />
          )}
        </>
      }
    >
      <div className={styles.lead}>
        <p>{t(lead, facts)}</p>
        {undecided > 1 ? (
          <Button look="outline" onPress={onAll}>
            {t("publish:conflicts-all", { count: undecided })}
          </Button>
        ) : null}
      </div>
      <h3 className={styles.story}>
        <StoryTitles story={mine} />
      </h3>
      {isWhole ? (
        <ConflictTable
          rows={rows}
          by={conflict.by}
          sides={sides}
          onChoose={(key, side) => setSides((before) => ({ ...before, [key]: side }))}
        />
      ) : null}
    </Dialog>
  );
}

function useRowWords(): RowWords {
  const t = useTexts();
  const { state } = useApp();
  const language = state.language ?? state.systemLanguage;
  const sections = state.newsroom?.settings.sections ?? [];
  return {
    date: (date) => formatDate(date, language),
    section: (id) => sections.find((section) => section.id === id)?.name[language] || id,
    language: (one) => t(one === "en" ? "desk:english" : "desk:chinese"),
    status: (status) => t(`publish:conflict-status-${status}`),
  };
}

interface ChoicesProps {
  /** A side of every difference is chosen: nobody's words go because somebody overlooked them. */
  isChosen: boolean;
  onDecide(resolution: Resolution): void;
  onMerge(): void;
}

function Choices({ isChosen, onDecide, onMerge }: ChoicesProps): ReactElement {
  const t = useTexts();
  return (
    <>
      <Button look="outline" onPress={() => onDecide({ take: "mine" })}>
        {t("publish:conflict-whole-mine")}
      </Button>
      <Button look="outline" onPress={() => onDecide({ take: "theirs" })}>
        {t("publish:conflict-whole-theirs")}
      </Button>
      <Button look="outline" onPress={() => onDecide({ take: "both" })}>
        {t("publish:conflict-both")}
      </Button>
      <Button look="primary" isDisabled={!isChosen} onPress={onMerge}>
        {t("publish:conflict-merge")}
      </Button>
    </>
  );
}

/** One side is no longer there: on the site, or out of the trash. */
function Ends({ detail, onDecide }: Pick<ConflictProps, "detail" | "onDecide">): ReactElement {
  const t = useTexts();
  const { isTrashed } = detail;
  return (
    <>
      <Button look="outline" onPress={() => onDecide({ take: isTrashed ? "mine" : "theirs" })}>
        {t(isTrashed ? "publish:conflict-stay-trashed" : "publish:conflict-stay-down")}
      </Button>
      <Button look="primary" onPress={() => onDecide({ take: isTrashed ? "theirs" : "mine" })}>
        {t(isTrashed ? "publish:conflict-take-theirs" : "publish:conflict-publish-mine")}
      </Button>
    </>
  );
}
