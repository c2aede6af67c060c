import { lazy, type ReactElement, Suspense, useEffect, useRef, useState } from "react";
import { Desk } from "../desk/Desk.tsx";
import type { EditorScreen } from "../editor/EditorScreen.tsx";
import { XliffImport } from "../exchange/XliffImport.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import { PublishSheet } from "../publish/PublishSheet.tsx";
import type { SettingsTab } from "../settings/SettingsDialog.tsx";
import { useApp } from "./AppContext.tsx";
import { request, useEvent } from "./bridge.ts";
import type { Place } from "./place.ts";
import { Welcome } from "./Welcome.tsx";

let loadedEditor: typeof EditorScreen | null = null;

/**
 * The editor, the largest part of the window, is loaded while the desk is drawn, and drawn anew for
 * only by who waits for it. It is not React's lazy(): that shows what stands in for it for 300 ms at least.
 */
function useEditor(isWanted: boolean): typeof EditorScreen | null {
  const [, setLoaded] = useState(loadedEditor !== null);
  const isWaiting = useRef(isWanted);
  isWaiting.current = isWanted;
  useEffect(() => {
    void import("../editor/EditorScreen.tsx").then((module) => {
      loadedEditor = module.EditorScreen;
      if (isWaiting.current) setLoaded(true);
    });
  }, []);
  return loadedEditor;
}

const SettingsDialog = lazy(async () => ({
  default: (await import("../settings/SettingsDialog.tsx")).SettingsDialog,
}));

/** The window: welcome, desk or editor, with settings and publishing over them. */
export function App(): ReactElement {
  const { state } = useApp();
  const [place, setPlace] = useState<Place | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const [host, setHost] = useState<string | null>(null);
  const [settings, setSettings] = useState<SettingsTab | null>(null);
  const isSetting = settings !== null;
  const [isTaking, setTaking] = useState(false);
  const { newsroom } = state;
  const Editor = useEditor(place !== null);
  const screen = newsroom ? (place ? "editor" : "desk") : "welcome";
  useScreen(screen);

  useEvent("menu.command", ({ command }) => {
    if (!newsroom || isPublishing || isSetting || isTaking) return;
    // The editor saves first, then asks for it itself.
    if (command === "publish" && !place) setPublishing(true);
    if (command === "settings") setSettings("app");
  });
  /** Counts the texts that came from elsewhere in place of the one that is open. */
  const [arrivals, setArrivals] = useState(0);
  const publish = (to?: string) => {
    if (to !== undefined) setHost(to);
    setPublishing(true);
  };
  useEffect(() => {
    if (!newsroom) setPlace(null);
  }, [newsroom]);

  if (!newsroom) return <Welcome />;
  return (
    <>
      {/* Stays underneath, so that coming back finds it as it was left. */}
      <Desk
        key={newsroom.folder}
        newsroom={newsroom}
        isHidden={place !== null && Editor !== null}
        isCovered={place !== null || isPublishing || isSetting || isTaking}
        onOpen={(story) => setPlace({ story })}
        onPublish={publish}
        onSettings={() => setSettings("app")}
      />
      {place && Editor ? (
        <Editor
          key={`${place.story} ${arrivals}`}
          place={place}
          newsroom={newsroom}
          onClose={() => setPlace(null)}
          onOpen={(story) => setPlace({ story })}
          onNewer={(at) => {
            setPlace(at);
            setArrivals((count) => count + 1);
          }}
          onPublish={publish}
        />
      ) : null}
      <PublishSheet
        newsroom={newsroom}
        chosen={host}
        isOpen={isPublishing}
        onChoose={setHost}
        onClose={() => setPublishing(false)}
        onShow={() => setPublishing(true)}
        onGoTo={(target) => {
          setPublishing(false);
          setPlace(target);
        }}
        onSettings={(tab) => {
          setPublishing(false);
          setSettings(tab);
        }}
      />
      <XliffImport
        isCovered={isPublishing || isSetting}
        onCover={setTaking}
        onOpen={(story) => setPlace({ story })}
      />
      {settings ? (
        <Suspense>
          <SettingsDialog newsroom={newsroom} first={settings} isOpen onClose={() => setSettings(null)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Tells the menu which screen is shown, and the system what the window is called. */
function useScreen(screen: "welcome" | "desk" | "editor"): void {
  const { state } = useApp();
  const t = useTexts();
  const language = state.language ?? state.systemLanguage;
  const name = state.newsroom?.settings.name[language];
  useEffect(() => {
    void request("app.setMenuContext", { screen });
  }, [screen]);
  useEffect(() => {
    document.title = name ? `${name} – Twinpress` : t("app:welcome-title");
  }, [name, t]);
}
