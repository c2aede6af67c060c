import "../ui/tokens.css";
import "../ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createI18n } from "../../shared/i18n/translator.ts";
import { App } from "./App.tsx";
import { AppProvider } from "./AppContext.tsx";
import { request } from "./bridge.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { NoticeProvider } from "./Notices.tsx";

/** Draws the window once it is known what to show. */
async function start(): Promise<void> {
  const state = await request("app.state", {});
  const i18n = createI18n(state.language ?? state.systemLanguage);
  const root = document.getElementById("root");
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <ErrorBoundary t={i18n.t}>
          <AppProvider initial={state}>
            <NoticeProvider>
              <App />
            </NoticeProvider>
          </AppProvider>
        </ErrorBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}

void start();
