export const traditionalEn = {
  lead: "The site can have a third edition, in Traditional characters, made from the Chinese versions each time you publish. There is nothing to translate or to keep up to date.",
  enabled: "Publish the site in Traditional characters too",
  "enabled-hint":
    "Its pages are under /zh-hant/. Characters and quotation marks are those of Taiwan; words stay as they were written. Switched off, the next publish takes them down.",
  exceptions: "Words written your own way",
  "exceptions-hint":
    "They come before everything else: what stands at the right appears on the site as it is here.",
  from: "In Simplified characters",
  to: "On the Traditional pages",
  add: "Add",
  "already-there": "There is an exception for this word already. Remove it first.",
  remove: "Remove “{{word}}”",
  none: "No exceptions yet.",
  preview: "What changes in the newest stories",
  "preview-hint":
    "These are the changes worth a look. An underlined character can be written in several ways, and no longer word decided.",
  "preview-loading": "Converting…",
  "preview-none": "There is no Chinese text yet that would change.",
  "nothing-notable": "Only plain characters change.",
  change: "{{from}} becomes {{to}}",
  texts_one: "{{count}} text",
  texts_other: "All {{count}} texts",
  untitled: "Without a title",
} as const;
