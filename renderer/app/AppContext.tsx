import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import { I18nProvider } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { AppState } from "../../shared/ipc.ts";
import type { Language } from "../../shared/language.ts";
import { useEvent } from "./bridge.ts";

interface AppValue {
  state: AppState;
  setState(state: AppState): void;
}

/** How dates are written in widgets, by the interface's language. */
const LOCALE: Record<Language, string> = { en: "en-GB", "zh-Hans": "zh-CN" };

const AppContext = createContext<AppValue | null>(null);

/** What the app is showing; changes when the main process says so. */
export function useApp(): AppValue {
  const value = use(AppContext);
  if (!value) throw new Error("useApp outside AppProvider");
  return value;
}

/** True where keys are written and laid out as on a Mac. */
export function useIsMac(): boolean {
  return useApp().state.platform === "darwin";
}

/** Holds the app's state, and gives the page its language and its theme. */
export function AppProvider({ initial, children }: { initial: AppState; children: ReactNode }): ReactElement {
  const { i18n } = useTranslation();
  const [state, setState] = useState(initial);
  useEvent("app.state", setState);
  const language = state.language ?? state.systemLanguage;
  useEffect(() => {
    // Told again what it speaks, it has everything drawn anew.
    if (i18n.language !== language) void i18n.changeLanguage(language);
    document.documentElement.lang = language;
  }, [i18n, language]);
  useTheme(state.theme);
  const value = useMemo(() => ({ state, setState }), [state]);
  return (
    <AppContext value={value}>
      <I18nProvider locale={LOCALE[language]}>{children}</I18nProvider>
    </AppContext>
  );
}

/** The theme in words for the style sheet: the system's choice is followed as it changes. */
function useTheme(theme: AppState["theme"]): void {
  const apply = useCallback(() => {
    const isDark = theme === "dark" || (theme === "system" && prefersDark().matches);
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
  }, [theme]);
  useEffect(() => {
    apply();
    const query = prefersDark();
    query.addEventListener("change", apply);
    return () => query.removeEventListener("change", apply);
  }, [apply]);
}

function prefersDark(): MediaQueryList {
  return window.matchMedia("(prefers-color-scheme: dark)");
}
