export const checksEn = {
  "missing-title": "A version that is ready has no title.",
  "missing-slug": "“{{title}}” has no address. Give it one below its title.",
  "missing-body": "“{{title}}” has no text.",
  "duplicate-address": "“{{title}}” has the same address as another story.",
  "broken-link": "In “{{title}}”, the link to {{url}} leads nowhere.",
  "missing-alt": "In “{{title}}”, a picture has no alternative text for readers who can't see it.",
  "missing-media": "In “{{title}}”, a picture is missing from the newsroom's folder. Add it again.",
  stale: "“{{title}}” may be out of date: the other language changed after it was last confirmed.",
  untranslated_one: "“{{title}}”: {{count}} part of the other language has no counterpart here.",
  untranslated_other: "“{{title}}”: {{count}} parts of the other language have no counterpart here.",
  bilingual: "“{{title}}”: {{message}}",
  "bilingual-skipped_one":
    "{{count}} changed story was not compared with its translation: there are too many at once.",
  "bilingual-skipped_other":
    "{{count}} changed stories were not compared with their translations: there are too many at once.",
  "no-base-url": "The site has no address yet. Feeds and search engines need it: see Settings, Newsroom.",
  "nothing-ready": "No version is set to Ready, so the site has no stories.",
  "bilingual-side-en": "English",
  "bilingual-side-zh": "Chinese",
  "bilingual-quoted": "“{{value}}”",
  "bilingual-between": ", ",
  "bilingual-missing-title": "The {{side}} version is ready but has no title. Write one, or set it to Draft.",
  "bilingual-missing-slug": "The {{side}} version is ready but has no address. Give it one below its title.",
  "bilingual-missing-body": "The {{side}} version is ready but has no text. Write it, or set it to Draft.",
  "bilingual-missing-side": "This has no {{side}} text yet. Translate it, or mark it as left out.",
  "bilingual-stale-side":
    "The {{side}} text may be out of date: the other side changed after it was confirmed.",
  "bilingual-stale-both":
    "Both texts changed after they were confirmed. See whether they still say the same.",
  "bilingual-stale-draft": "Nobody has confirmed yet that these two texts say the same.",
  "bilingual-no-han": "The Chinese side is still in another language. Translate it.",
  "bilingual-han-in-english":
    "There is Chinese in the English text: {{values}}. Translate it, or put it in brackets.",
  "bilingual-only-en": "{{values}}: no counterpart in the Chinese text.",
  "bilingual-only-zh": "{{values}}: no counterpart in the English text.",
  "bilingual-differ": "The English text says {{values}}, the Chinese one {{others}}.",
  "bilingual-closing": "The texts end differently: {{en}} and {{zh}}.",
  "bilingual-quotes": "Quotation marks or brackets in the {{side}} text don’t pair up: {{marks}}.",
  "bilingual-traditional":
    "Traditional characters in the Simplified text: {{values}}. Simplified: {{others}}.",
  "bilingual-term-forbidden":
    "The glossary says not to use {{value}} in the {{side}} text. Use {{preferred}}.",
  "bilingual-term-missing": "The glossary has a term for {{value}} that the {{side}} text lacks: {{values}}.",
  "bilingual-inconsistent": "Elsewhere the same text reads otherwise in {{side}}: {{value}}.",
  "bilingual-parity-links": "Links in the English text: {{en}}; in the Chinese one: {{zh}}.",
  "bilingual-parity-pictures": "Pictures on the English side: {{en}}; on the Chinese one: {{zh}}.",
  "bilingual-parity-notes": "Footnote marks in the English text: {{en}}; in the Chinese one: {{zh}}.",
  "bilingual-parity-quotations": "Quotations in the English text: {{en}}; in the Chinese one: {{zh}}.",
  "bilingual-length":
    "The {{side}} text is short for what the other side says ({{words}} English words, {{characters}} Chinese characters). Something may be missing.",
  "bilingual-doubled": "This stands twice in the {{side}} text: {{values}}.",
  "bilingual-typography-en": "There are Chinese marks in the English text: {{values}}.",
  "bilingual-typography-zh":
    "These marks are not set as Chinese sets them: {{values}}. Translate → Chinese Typography… puts them right.",
} as const;
