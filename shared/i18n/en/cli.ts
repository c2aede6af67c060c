export const cliEn = {
  overview:
    "Twinpress: draft each story in English and Chinese, publish it to a static host.\n\nUsage: twinpress <command> [options]\n\nCommands:",
  "overview-foot":
    "Every command takes --json (one JSON object on standard output), --lang en|zh and --help.\nExit codes: 0 done, 1 not done, 2 wrong usage, or an import with problems, 3 stories that a person has to decide on.",
  "help-new":
    "new      make a newsroom\n\n  twinpress new --newsroom DIR --name NAME [--name-zh 中文名] [--base-url https://…] [--time-zone Asia/Shanghai]",
  "help-import":
    "import   bring in Hugo page bundles\n\n  twinpress import --newsroom DIR SRC\n\nSRC holds content/<section>/<year>/<slug>/index.en.md and index.zh.md with YAML front matter, pictures beside them.\nA story is ready to publish unless its front matter says draft: true. What can't come in is named, the rest comes in, and the exit code is 2.",
  "help-export":
    "export   write all stories as Hugo page bundles\n\n  twinpress export --newsroom DIR --out DIR\n\nThe folder must be empty.",
  "help-list": "list     list the stories\n\n  twinpress list --newsroom DIR",
  "help-host":
    "host     the places that the newsroom is published to\n\n  twinpress host add --newsroom DIR --name NAME --kind KIND …\n  twinpress host list --newsroom DIR\n  twinpress host test --newsroom DIR --name NAME\n  twinpress host remove --newsroom DIR --name NAME\n\nA password, passphrase, secret key or token comes from the environment as TWINPRESS_SECRET_<NAME> (the host's name in capitals, anything but letters and digits as _), or from standard input; never from an option.\nThe key of an SSH server is shown when it is first seen; give it with --host-key to accept it.\n\nKinds and their options:",
  "help-build":
    "build    write the site into a folder\n\n  twinpress build --newsroom DIR --out DIR\n\nThe folder must be empty. It holds all that is ready to publish.",
  "help-publish":
    "publish  publish to a host\n\n  twinpress publish --newsroom DIR --host NAME [--take mine|theirs|both]\n\nWhat colleagues published comes in first. Only what changed is sent. Files that Twinpress did not put there are never touched.\nA story that was changed here and by a colleague stops the publish (exit code 3) and both texts are kept; --take decides for all of them: this computer's, the colleague's, or the colleague's with this computer's as a new draft.",
  "help-clone":
    "clone    make a newsroom on this computer from what is published\n\n  twinpress clone --newsroom DIR --name NAME --kind KIND …\n\nThe folder must be empty. Kinds and their options, with secrets as for “host add”:",
  "help-history": "history  list the publishes to a host\n\n  twinpress history --newsroom DIR --host NAME",
  "help-undo-publish":
    "undo-publish  put back what a publish replaced\n\n  twinpress undo-publish --newsroom DIR --host NAME [--generation N]\n\nThe last publish unless another is named; see “twinpress history”. It has to be done on the computer that published.",
  "help-serve": "serve    serve a built site on this computer\n\n  twinpress serve --dir DIR [--port N]",
  "help-check":
    "check    see whether the two versions of each story say the same\n\n  twinpress check --newsroom DIR [--story ID]\n\nA line a finding: story, link, rule, severity (block or warn), message. Stories in the trash are left out.\nThe exit code is 2 when a finding keeps a version that is ready from being published.",
  checked_one: "{{count}} finding.",
  checked_other: "{{count}} findings.",
  "help-typography":
    "typography  put the punctuation of the Chinese versions right\n\n  twinpress typography --newsroom DIR [--story ID] [--spacing keep|insert|remove] [--fix]\n\nShows what would change, part by part; --fix changes it. Addresses, numbers, dates and code stay as they are.\n--spacing says what to do between Han and Latin letters or digits: keep what is there, insert a space, or remove it.\nTranslations that were up to date stay so.",
  "help-glossary":
    "glossary the words and names that translations keep to\n\n  twinpress glossary import FILE --newsroom DIR\n  twinpress glossary export --newsroom DIR --out FILE\n  twinpress glossary list --newsroom DIR\n\nFILE is a table (.csv) with the columns en, zh, en_allowed, zh_allowed, en_forbidden, zh_forbidden and note, several forms in a cell parted by |, or a termbase in TBX-Basic (.tbx).\nTerms with the same preferred forms become one. Rows that can't be read are named, the rest comes in, and the exit code is 2.",
  "glossary-usage":
    "Say what to do: glossary import FILE, glossary export or glossary list. See “twinpress glossary --help”.",
  "help-memory":
    "memory   translations that the newsroom has made before\n\n  twinpress memory import FILE --newsroom DIR\n  twinpress memory export --newsroom DIR --out FILE\n  twinpress memory lookup TEXT --newsroom DIR [--language en|zh]\n  twinpress memory search TEXT --newsroom DIR\n\nFILE is a translation memory in TMX 1.4. Pairs that are there already, traditional Chinese and units without both languages are left out and counted; of a file that can't be read to its end nothing comes in.\nlookup tells the translations of a text or of one like it, best first, from 70% on; the language is told by the script unless it is given. search tells the pairs of texts that hold the words.",
  "memory-usage":
    "Say what to do: memory import FILE, memory export, memory lookup TEXT or memory search TEXT. See “twinpress memory --help”.",
  "bad-language": "“{{language}}” is not a language of a story. Take en or zh.",
  "help-xliff":
    "xliff    stories out to translators and back\n\n  twinpress xliff export --newsroom DIR --out FILE [--story ID …] [--to en|zh]\n  twinpress xliff import FILE --newsroom DIR\n\nFILE is XLIFF 1.2 (.xlf), which translators' programs open. Without --story, all stories go out that have something untranslated or out of date; without --to, each goes into the language that it was not written in.\nWhat comes back is put in part by part. A part that was changed here meanwhile, or that has lost its tags, is refused and named, the rest comes in, and the exit code is 2.",
  "xliff-usage": "Say what to do: xliff export, or xliff import FILE. See “twinpress xliff --help”.",
  "unknown-command": "There is no command “{{name}}”. “twinpress help” lists them.",
  "bad-option":
    "“{{option}}” does not fit “twinpress {{command}}”. “twinpress {{command}} --help” tells what does.",
  "option-twice": "{{option}} was given twice.",
  "missing-option": "{{option}} is missing. Add it, or see --help.",
  "missing-value": "{{option}} needs a value. If it begins with a hyphen, write {{option}}=value.",
  "missing-source": "Name the folder to import. See “twinpress import --help”.",
  "bad-address": "“{{address}}” is not an address of a site. It begins with http:// or https://.",
  "bad-time-zone": "“{{timeZone}}” is not a time zone. Take one such as Asia/Shanghai.",
  "bad-port": "“{{port}}” is not a port. Take a number from 0 to 65535.",
  "host-usage": "Say what to do: host add, host list, host test or host remove. See “twinpress host --help”.",
  "bad-host-option": "The value of {{option}} does not fit. See “twinpress host --help”.",
  "bad-take": "“{{take}}” is not a side. Take mine, theirs or both.",
  "bad-generation": "There is no publish “{{generation}}”. See “twinpress history”.",
  "no-publish": "Nothing has been published to “{{name}}” yet.",
  "ask-secret": "Password, key or token for “{{name}}”: ",
  "ask-host-key":
    "The key of “{{name}}” is {{fingerprint}}.\nCompare it with the one that whoever runs the server gave you. Accept it? (yes/no) ",
  cloned_one: "{{count}} story came to {{path}}.",
  cloned_other: "{{count}} stories came to {{path}}.",
  merged_one: "One story came in from a colleague.",
  merged_other: "{{count}} stories came in from colleagues.",
  conflict:
    "  “{{title}}” ({{parts}}): changed here and by {{by}}. Decide in the app, or publish again with --take.",
  "conflict-gone":
    "  “{{title}}”: changed here, and taken down by {{by}}. Decide in the app, or publish again with --take.",
  comma: ", ",
  about: "{{what}}: {{message}}",
  undone_one: "Publish {{generation}} undone: one story has its previous content.",
  undone_other: "Publish {{generation}} undone: {{count}} stories have their previous content.",
  "history-line":
    "{{generation}}\t{{at}}\t{{by}}\t{{added}} pages new, {{changed}} changed, {{removed}} removed",
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
  left_one: "One file could not be taken down; readers may still see it.",
  left_other: "{{count}} files could not be taken down; readers may still see them.",
  "published-counts":
    "{{added}} added, {{changed}} changed, {{removed}} removed, {{unchanged}} unchanged; {{bytes}} bytes in {{seconds}} s.",
  serving: "Serving {{url}} (Ctrl+C ends it)",
  "problem-front-matter": "the front matter can't be read ({{detail}}); the page was left out",
  "problem-no-title": "there is no title; the page was left out",
  "problem-no-date": "“{{detail}}” is not a date; the page was left out",
  "problem-not-utf8": "the file is not UTF-8; the page was left out",
  "problem-picture-missing": "the picture {{detail}} is missing; the story came in without it",
  "problem-picture-unreadable": "{{detail}} is not a picture that can be read; the story came in without it",
  "problem-slug-taken": "another story has the address “{{detail}}”; this one was left out",
  "problem-already-here": "the story {{detail}} is in the newsroom already; it was left out",
  "problem-simplified": "what a story has no form for ({{detail}}) came in as plain text",
  "problem-no-bundle":
    "this page is in no bundle (…/index.en.md, …/index.zh.md), or in a third language; it was left out",
  "problem-newsroom-settings":
    "the newsroom's settings can't be read ({{detail}}); they were left as they are",
} as const;
