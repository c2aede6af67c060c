export const cliEn = {
  overview:
    "Twinpress: draft each story in English and Chinese, publish it to a static host.\n\nUsage: twinpress <command> [options]\n\nCommands:",
  "overview-foot":
    "Every command takes --json (one JSON object on standard output), --lang en|zh and --help.\nExit codes: 0 done, 1 not done, 2 wrong usage, or an import with problems.",
  "help-new":
    "new      make a newsroom\n\n  twinpress new --newsroom DIR --name NAME [--name-zh 中文名] [--base-url https://…] [--time-zone Asia/Shanghai]",
  "help-import":
    "import   bring in Hugo page bundles\n\n  twinpress import --newsroom DIR SRC\n\nSRC holds content/<section>/<year>/<slug>/index.en.md and index.zh.md with YAML front matter, pictures beside them.\nA story is ready to publish unless its front matter says draft: true. What can't come in is named, the rest comes in, and the exit code is 2.",
  "help-export":
    "export   write all stories as Hugo page bundles\n\n  twinpress export --newsroom DIR --out DIR\n\nThe folder must be empty.",
  "help-list": "list     list the stories\n\n  twinpress list --newsroom DIR",
  "help-host":
    "host     the places that the newsroom is published to\n\n  twinpress host add --newsroom DIR --name NAME --kind folder --path DIR\n  twinpress host list --newsroom DIR\n  twinpress host remove --newsroom DIR --name NAME",
  "help-build":
    "build    write the site into a folder\n\n  twinpress build --newsroom DIR --out DIR\n\nThe folder must be empty. It holds all that is ready to publish.",
  "help-publish":
    "publish  publish to a host\n\n  twinpress publish --newsroom DIR --host NAME\n\nOnly what changed is sent. Files that Twinpress did not put there are never touched.",
  "help-serve": "serve    serve a built site on this computer\n\n  twinpress serve --dir DIR [--port N]",
  "unknown-command": "There is no command “{{name}}”. “twinpress help” lists them.",
  "bad-option":
    "“{{option}}” does not fit “twinpress {{command}}”. “twinpress {{command}} --help” tells what does.",
  "missing-option": "{{option}} is missing. Add it, or see --help.",
  "missing-value": "{{option}} needs a value. If it begins with a hyphen, write {{option}}=value.",
  "missing-source": "Name the folder to import. See “twinpress import --help”.",
  "bad-address": "“{{address}}” is not an address of a site. It begins with http:// or https://.",
  "bad-time-zone": "“{{timeZone}}” is not a time zone. Take one such as Asia/Shanghai.",
  "bad-port": "“{{port}}” is not a port. Take a number from 0 to 65535.",
  "host-usage": "Say what to do: host add, host list or host remove. See “twinpress host --help”.",
  "host-kind": "There is no kind of host “{{kind}}”. There is: {{kinds}}.",
  "made-newsroom": "Made the newsroom in {{path}}.",
  imported_one: "{{count}} story came in.",
  imported_other: "{{count}} stories came in.",
  exported_one: "{{count}} story written to {{path}}.",
  exported_other: "{{count}} stories written to {{path}}.",
  "host-added": "Added the host “{{name}}”.",
  "host-removed": "Removed the host “{{name}}”. What is published there stays there.",
  built: "{{pages}} pages written to {{path}} in {{seconds}} s.",
  published: "Published.",
  partly_one: "Partly published: one file could not be sent.",
  partly_other: "Partly published: {{count}} files could not be sent.",
  "published-counts":
    "{{added}} added, {{changed}} changed, {{removed}} removed, {{unchanged}} unchanged; {{bytes}} bytes in {{seconds}} s.",
  serving: "Serving {{url}} (Ctrl+C ends it)",
  "problem-front-matter": "the front matter can't be read ({{detail}}); the page was left out",
  "problem-no-title": "there is no title; the page was left out",
  "problem-no-date": "“{{detail}}” is no date; the page was left out",
  "problem-not-utf8": "the file is not UTF-8; the page was left out",
  "problem-picture-missing": "the picture {{detail}} is missing; the story came in without it",
  "problem-picture-unreadable": "{{detail}} is no picture that can be read; the story came in without it",
  "problem-slug-taken": "another story has the address “{{detail}}”; this one was left out",
  "problem-already-here": "the story {{detail}} is in the newsroom already; it was left out",
  "problem-simplified": "what a story has no form for ({{detail}}) came in as plain text",
  "problem-no-bundle":
    "this page is in no bundle (…/index.en.md, …/index.zh.md), or in a third language; it was left out",
  "problem-newsroom-settings":
    "the newsroom's settings can't be read ({{detail}}); they were left as they are",
} as const;
