import { HorizontalRuleExtension } from "@lexical/extension";
import { HistoryExtension } from "@lexical/history";
import { LinkExtension } from "@lexical/link";
import { ListExtension } from "@lexical/list";
import { RichTextExtension } from "@lexical/rich-text";
import { configExtension, defineExtension } from "lexical";
import { safeUrl } from "../../shared/document/urls.ts";
import theme from "./BodyTheme.module.css";
import { ListTabExtension } from "./listTabExtension.ts";
import { registerBlockIds } from "./nodes/blockId.ts";
import { ImageNode } from "./nodes/ImageNode.tsx";
import { PasteExtension } from "./paste/pasteExtension.ts";

/** Everything that a version's body can hold and do. */
export const BodyExtension = defineExtension({
  name: "twinpress/Body",
  namespace: "twinpress",
  nodes: [ImageNode],
  theme: {
    text: {
      bold: theme.bold ?? "",
      italic: theme.italic ?? "",
      underline: theme.underline ?? "",
      strikethrough: theme.strike ?? "",
      underlineStrikethrough: theme.underlineStrike ?? "",
    },
    list: { nested: { listitem: theme.nested ?? "" } },
  },
  dependencies: [
    RichTextExtension,
    HistoryExtension,
    ListExtension,
    configExtension(LinkExtension, { validateUrl: (url) => safeUrl(url) !== null }),
    HorizontalRuleExtension,
    ListTabExtension,
    PasteExtension,
  ],
  register: registerBlockIds,
  // Told, but not thrown where it happened: the editor then puts its text on the screen anew and goes on.
  onError: (error) =>
    queueMicrotask(() => {
      throw error;
    }),
});
