import { Menu, type MenuItemConstructorOptions } from "electron";
import type { Translate } from "../shared/i18n/translator.ts";
import type { MenuCommand } from "../shared/ipc.ts";
import { acceleratorOf, type KeyCommand } from "../shared/keys.ts";

/** The screen that a window shows: it decides which commands make sense. */
export type Screen = "welcome" | "desk" | "editor";

/** What the menu needs to know and do. */
export interface MenuContext {
  t: Translate;
  screen: Screen;
  platform: NodeJS.Platform;
  run(command: MenuCommand): void;
  openNewsroom(): void;
}

/** The native menu for a screen, in the interface's language. */
export function buildMenu(context: MenuContext): Menu {
  const isMac = context.platform === "darwin";
  return Menu.buildFromTemplate([
    ...(isMac ? [appMenu(context)] : []),
    fileMenu(context, isMac),
    editMenu(context),
    formatMenu(context),
    translateMenu(context),
    viewMenu(context),
    windowMenu(context),
  ]);
}

function command(
  { t, run, screen }: MenuContext,
  name: MenuCommand,
  accelerator: string | null,
  screens: readonly Screen[],
): MenuItemConstructorOptions {
  return {
    id: name,
    label: t(`menu:${name}`),
    enabled: screens.includes(screen),
    click: () => run(name),
    ...(accelerator ? { accelerator } : {}),
  };
}

/** A command whose key the editor listens to itself (renderer/editor/useEditorKeys.ts); the menu only shows it. */
function editorCommand(context: MenuContext, name: KeyCommand): MenuItemConstructorOptions {
  const accelerator = acceleratorOf(name, context.platform === "darwin");
  return { ...command(context, name, accelerator, ["editor"]), registerAccelerator: false };
}

function appMenu({ t }: MenuContext): MenuItemConstructorOptions {
  return {
    label: "Twinpress",
    submenu: [
      { role: "about", label: t("menu:about") },
      { type: "separator" },
      { role: "services", label: t("menu:services") },
      { type: "separator" },
      { role: "hide", label: t("menu:hide") },
      { role: "hideOthers", label: t("menu:hide-others") },
      { role: "unhide", label: t("menu:unhide") },
      { type: "separator" },
      { role: "quit", label: t("menu:quit") },
    ],
  };
}

function fileMenu(context: MenuContext, isMac: boolean): MenuItemConstructorOptions {
  const { t } = context;
  return {
    label: t("menu:file"),
    submenu: [
      command(context, "new-story", "CmdOrCtrl+N", ["desk", "editor"]),
      { label: t("menu:open-newsroom"), accelerator: "CmdOrCtrl+O", click: context.openNewsroom },
      { type: "separator" },
      command(context, "save", "CmdOrCtrl+S", ["editor"]),
      command(context, "publish", "CmdOrCtrl+Shift+P", ["desk", "editor"]),
      { type: "separator" },
      // Only where no story is open, whose unsaved text could meet what comes in.
      command(context, "import-translations", null, ["desk"]),
      { type: "separator" },
      command(context, "settings", "CmdOrCtrl+,", ["desk", "editor"]),
      { type: "separator" },
      isMac ? { role: "close", label: t("menu:close") } : { role: "quit", label: t("menu:quit") },
    ],
  };
}

function editMenu(context: MenuContext): MenuItemConstructorOptions {
  const { t } = context;
  return {
    label: t("menu:edit"),
    submenu: [
      { role: "undo", label: t("menu:undo") },
      { role: "redo", label: t("menu:redo") },
      { type: "separator" },
      { role: "cut", label: t("menu:cut") },
      { role: "copy", label: t("menu:copy") },
      { role: "paste", label: t("menu:paste") },
      { role: "pasteAndMatchStyle", label: t("menu:paste-plain") },
      { role: "selectAll", label: t("menu:select-all") },
      { type: "separator" },
      command(context, "search", "CmdOrCtrl+F", ["desk"]),
    ],
  };
}

// The editor handles these keys itself, composition and all; the menu only shows them.
const EDITOR_KEYS = { bold: "CmdOrCtrl+B", italic: "CmdOrCtrl+I", underline: "CmdOrCtrl+U" } as const;

function formatMenu(context: MenuContext): MenuItemConstructorOptions {
  const editing = ["editor"] as const;
  const shown = (name: keyof typeof EDITOR_KEYS): MenuItemConstructorOptions => ({
    ...command(context, name, EDITOR_KEYS[name], editing),
    registerAccelerator: false,
  });
  return {
    label: context.t("menu:format"),
    submenu: [
      shown("bold"),
      shown("italic"),
      shown("underline"),
      command(context, "strike", null, editing),
      { type: "separator" },
      editorCommand(context, "link"),
      command(context, "insert-picture", null, editing),
      { type: "separator" },
      command(context, "clear-formatting", null, editing),
      { type: "separator" },
      editorCommand(context, "move-up"),
      editorCommand(context, "move-down"),
    ],
  };
}

function translateMenu(context: MenuContext): MenuItemConstructorOptions {
  const without = (name: MenuCommand) => command(context, name, null, ["editor"]);
  return {
    label: context.t("menu:translate"),
    submenu: [
      editorCommand(context, "go-across"),
      editorCommand(context, "copy-across"),
      editorCommand(context, "omit-part"),
      editorCommand(context, "confirm-link"),
      without("confirm-all"),
      { type: "separator" },
      without("link-caret"),
      without("unite-next"),
      without("split"),
      without("unlink"),
      { type: "separator" },
      editorCommand(context, "next-untranslated"),
      editorCommand(context, "next-stale"),
      { type: "separator" },
      editorCommand(context, "insert-match-1"),
      editorCommand(context, "insert-match-2"),
      editorCommand(context, "insert-match-3"),
      { type: "separator" },
      command(context, "next-misspelling", "F7", ["editor"]),
      without("tidy-typography"),
      editorCommand(context, "toggle-translation"),
    ],
  };
}

function viewMenu(context: MenuContext): MenuItemConstructorOptions {
  const { t } = context;
  return {
    label: t("menu:view"),
    submenu: [
      command(context, "desk", "CmdOrCtrl+Shift+D", ["editor"]),
      { type: "separator" },
      editorCommand(context, "show-both"),
      editorCommand(context, "show-en"),
      editorCommand(context, "show-zh"),
      editorCommand(context, "toggle-inspector"),
      { type: "separator" },
      { role: "zoomIn", label: t("menu:zoom-in") },
      { role: "zoomOut", label: t("menu:zoom-out") },
      { role: "resetZoom", label: t("menu:reset-zoom") },
      { role: "togglefullscreen", label: t("menu:full-screen") },
    ],
  };
}

function windowMenu({ t }: MenuContext): MenuItemConstructorOptions {
  return {
    label: t("menu:window"),
    submenu: [
      { role: "minimize", label: t("menu:minimize") },
      { role: "zoom", label: t("menu:zoom-window") },
    ],
  };
}
