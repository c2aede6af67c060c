export const checksEn = {
  "missing-title": "A version that is ready has no title.",
  "missing-slug": "“{{title}}” has no address. Give it one below its title.",
  "missing-body": "“{{title}}” has no text.",
  "duplicate-address": "“{{title}}” has the same address as another story.",
  "broken-link": "In “{{title}}”, the link to {{url}} leads nowhere.",
  "missing-alt": "In “{{title}}”, a picture has no alternative text for readers who can't see it.",
  "missing-media": "In “{{title}}”, a picture is missing from the newsroom's folder. Add it again.",
  stale: "“{{title}}” may be out of date: the other language changed after it was last confirmed.",
  "no-base-url": "The site has no address yet. Feeds and search engines need it: see Settings, Newsroom.",
  "nothing-ready": "No version is set to Ready, so the site has no stories.",
} as const;
