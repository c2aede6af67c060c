export const errorsEn = {
  unexpected:
    "Something went wrong that we did not foresee ({{detail}}). Your stories are safe. Try again; if it keeps happening, send us this message.",
  "newsroom-missing":
    "There is no newsroom in “{{path}}”. Choose the folder that holds it, or make a new one.",
  "newsroom-exists": "“{{path}}” already holds a newsroom. Open it, or choose another folder.",
  "newsroom-damaged":
    "The newsroom in “{{path}}” can't be read ({{detail}}). Nothing was changed. Put back a backup copy of the folder, or choose another newsroom.",
  "newsroom-newer":
    "The newsroom in “{{path}}” was saved by a newer Twinpress. Update Twinpress, then open it.",
  "newsroom-locked": "The newsroom in “{{path}}” is in use by another program. Close it there and try again.",
  "newsroom-publishing":
    "This newsroom is still being published. Wait until that is done, or stop it; then open another one.",
  "folder-not-writable":
    "Twinpress is not allowed to write into “{{path}}”. Choose another folder, or change its permissions.",
  "disk-full": "The disk with “{{path}}” is full. Make room and try again; nothing was lost.",
  "story-changed":
    "This story was written by something else meanwhile. Nothing of yours is lost: it is saved together with that in a moment.",
  "story-clash":
    "Something else, such as an import, changed the same part of this story as you just did. Your text is in the story; the other is kept in the story's details, under Earlier states.",
  "story-missing": "The story {{id}} is no longer in this newsroom. Go back to the list.",
  "revision-missing": "This earlier state is no longer kept. Close the list and open it again.",
  "story-invalid":
    "The story could not be saved as it is ({{detail}}). What was saved before is unchanged. Undo your last change and try again.",
  "section-missing":
    "There is no section “{{section}}” in this newsroom. Choose another one, or add it in the settings.",
  "section-in-use": "The section “{{section}}” still has {{count}} stories. Move them first.",
  "media-missing": "The picture “{{name}}” is missing from the newsroom's folder. Add it again.",
  "media-unreadable":
    "“{{name}}” is not a picture that Twinpress can read. Use a JPEG, PNG, WebP, GIF or AVIF file.",
  "media-too-large":
    "“{{name}}” is too large ({{megabytes}} MB; at most {{limit}} MB). Make it smaller and add it again.",
  "host-missing": "There is no host named “{{name}}”. Add it in the settings, or choose another.",
  "host-exists": "There already is a host named “{{name}}”. Give this one another name.",
  "host-unreachable":
    "The host “{{name}}” can't be reached ({{detail}}). Check the connection and try again; what readers see is whole.",
  "host-sign-in":
    "“{{name}}” did not let “{{user}}” in. Check the user name and the password or key; nothing was changed.",
  "host-secret-missing":
    "This computer does not know the password, key or token for “{{name}}”. Enter it in the settings; on the command line, give it as {{variable}} in the environment or on standard input.",
  "host-key-file":
    "The key “{{path}}” can't be used ({{detail}}). Choose a private key that this computer can read, and give its passphrase if it has one.",
  "host-key-locked":
    "The key “{{path}}” has a passphrase, which the SSH of this computer can't be given: that takes OpenSSH 8.4 or newer, and does not work on Windows. Unlock the key once with “ssh-add” after each start of the computer, or choose a key without a passphrase.",
  "host-passphrase":
    "The key “{{path}}” is locked with a passphrase, which is missing or wrong. Enter the passphrase of the key; nothing was sent.",
  "host-key-unknown":
    "“{{name}}” was never connected to before. Its key is {{fingerprint}}. Compare it with what whoever runs the server says; if it is the same, accept it.",
  "host-key-changed":
    "The key of “{{name}}” is not the one that was accepted: it is {{found}} and was {{expected}}. Somebody may be listening in, so nothing was sent. Ask whoever runs the server; if the new key is right, accept it in the settings.",
  "host-no-tls":
    "“{{name}}” does not speak TLS in this way ({{detail}}), so nothing was sent. Check the port and the encryption in the settings, or ask whoever runs the server.",
  "host-certificate":
    "The certificate of “{{name}}” can't be trusted ({{detail}}), so nothing was sent. Check this computer's date, and ask whoever runs the server.",
  "host-certificate-expired":
    "By this computer's date, the certificate of “{{name}}” has expired, so nothing was sent. If the date is right, ask whoever runs the server to renew the certificate.",
  "host-clock":
    "This computer's clock and that of “{{name}}” do not agree, so nothing was sent. Set this computer's date, time and time zone right (best automatically), then try again.",
  "host-path-missing":
    "“{{name}}” has no folder “{{path}}”. Make it there, or change it in the settings; nothing was changed.",
  "host-read-only":
    "“{{name}}” does not allow writing to “{{path}}”. Ask whoever runs it for the permission.",
  "host-full":
    "There is no more room on “{{name}}” for “{{path}}”. Make room there and publish again; what readers see is whole.",
  "host-name-refused":
    "“{{name}}” can't hold a file named “{{path}}”. Change the story's address and publish again.",
  "host-refused":
    "“{{name}}” refused “{{path}}” ({{detail}}). Check the host in the settings, or ask whoever runs it.",
  "host-program-missing":
    "“{{name}}” needs the program {{program}}, which is not on this computer. Install it and try again.",
  "host-folder-missing":
    "The folder “{{path}}” does not exist. Make it, or choose another one in the settings.",
  "host-overlaps-newsroom":
    "“{{path}}” holds this newsroom's own files. Choose an empty folder for the site.",
  "host-file-foreign":
    "“{{path}}” is already on the host, and Twinpress did not put it there. It was not touched. Move it away, or publish into another folder.",
  "host-verify-failed":
    "“{{path}}” was sent, but what came back from the host is not the same. Publish again; if it keeps happening, ask whoever runs the host.",
  "manifest-damaged":
    "The list of published files in “{{path}}” can't be read. Nothing was changed. Put back the file from a backup, or publish into another folder.",
  "manifest-foreign":
    "“{{path}}” holds the site of another newsroom. Nothing was changed. Choose another folder.",
  "manifest-newer":
    "“{{path}}” was published with a newer Twinpress. Nothing was changed. Update Twinpress, then publish.",
  "manifest-none":
    "There is no Twinpress site on “{{name}}” to open. Check the folder, or publish there first.",
  "manifest-lost":
    "The list of published files is gone from “{{name}}”, so Twinpress can't tell its own files there, such as “{{path}}”, from other people's. Nothing was changed. Put “twinpress-manifest.json” back from a backup; or, if nothing else is there, empty the folder and publish again.",
  "source-damaged":
    "“{{path}}” on “{{name}}” is damaged: it is not what was published. On a computer that has the story, change something in it and publish; then try again here.",
  "publish-conflict":
    "Somebody else published to “{{name}}” at the same moment. Nothing of theirs was changed. Publish again to add your changes.",
  "publish-busy": "{{owner}} is publishing to “{{name}}” just now. Wait a moment and publish again.",
  "publish-lost-lease":
    "{{owner}} took over publishing to “{{name}}” because this computer was silent for too long. Publish again to add your changes.",
  "publish-undecided":
    "Changed both here and by a colleague: {{count}}. Decide which texts count, then publish; both are kept.",
  "undo-impossible":
    "Publish {{generation}} can't be undone from this computer: it does not have what was there before. Undo it on the computer “{{by}}”.",
  "undo-too-old": "Publish {{generation}} is too long ago: the newest twenty of this computer can be undone.",
  "undo-nothing":
    "Publish {{generation}} changed no story, or what it changed was changed again since. There is nothing to put back.",
  "conflict-missing": "There is nothing to decide on for this story any more. Publish again.",
  "site-address-missing":
    "The site has no address yet. Enter it in the settings, under Newsroom, then open it.",
  "publish-cancelled": "Publishing was stopped. Publish again to go on from where it was.",
  "publish-unanswered":
    "Everything was sent, but the line to “{{name}}” broke at the very last step, so it is not known whether readers see it. Publish again: that finds out and finishes it.",
  "publish-unverified":
    "Everything is on “{{name}}”, but the line broke before it could be read back and checked. Publish again: that checks it.",
  "publish-interrupted":
    "Publishing ended before it was finished. Each file that was sent is whole, and your stories are safe. Publish again to go on.",
  "checks-failed": "{{count}} things must be fixed before this can be published.",
  "port-in-use": "Port {{port}} of this computer is in use by another program. Choose another one.",
  "help-file-unreadable": "{{path}} is missing or damaged. It comes with Twinpress: install it again.",
  "source-missing": "There is nothing at “{{path}}”. Check the name and try again.",
  "file-not-readable":
    "“{{path}}” can't be read. Close it in other programs, or change its permissions, and try again. Nothing was changed.",
  "file-not-writable":
    "“{{path}}” can't be written: its folder is not there, or a folder has this name. Choose another place or name.",
  "target-not-empty": "“{{path}}” already holds files. Choose an empty folder.",
  "term-incomplete": "A term needs its form in English and in Chinese. Enter both.",
  "errand-interrupted":
    "The work ended before it was done. Your stories are safe. Do it again: what is there already does not come in twice.",
  "glossary-file-kind":
    "“{{path}}” is not a glossary that Twinpress knows by its name. Use a name that ends in .csv or .tbx.",
  "glossary-too-large":
    "“{{path}}” is too large for a glossary ({{megabytes}} MB; at most {{limit}} MB). Split it and import the parts; nothing was changed.",
  "glossary-too-many":
    "The glossary would have more than {{limit, number}} terms. Take in only those that the newsroom needs; nothing was changed.",
  "glossary-encoding":
    "“{{path}}” is not text that Twinpress can read. Save it as UTF-8 and import it again; nothing was changed.",
  "glossary-columns":
    "“{{path}}” has no columns for both languages. Name them “en” and “zh” in its first row and import it again; nothing was changed.",
  "glossary-xml":
    "“{{path}}” is damaged: line {{line}}, column {{column}} is not well-formed XML. Export it again where it came from; nothing was changed.",
  "glossary-not-tbx":
    "“{{path}}” is XML, but not TBX. Export it as TBX-Basic where it came from; nothing was changed.",
  "glossary-entities":
    "“{{path}}” declares entities of its own, which Twinpress does not take in. Export it without them; nothing was changed.",
  "machine-off": "No translation service is set up on this computer. Enter one in the settings.",
  "machine-address":
    "“{{address}}” is not an address of a service. Enter one that begins with https://, without a user name or password in it.",
  "machine-insecure":
    "“{{address}}” would send your text and key unencrypted over the internet. Enter an address that begins with https://; http:// is for services on this computer or its network.",
  "machine-unreachable":
    "The translation service at “{{address}}” can't be reached ({{detail}}). Check the address and the connection, and try again.",
  "machine-key":
    "The translation service at “{{address}}” refused the key. Check it in the settings, or ask whoever runs the service.",
  "machine-limit":
    "The translation service at “{{address}}” takes no more requests just now. Wait a while and try again, or look at your plan there.",
  "machine-refused":
    "The translation service at “{{address}}” refused the request (HTTP {{status}}). Check the address and the model in the settings.",
  "machine-answer":
    "The translation service at “{{address}}” gave an answer that is not a translation. Nothing was changed; check the address and its kind in the settings.",
  "machine-redirect":
    "“{{address}}” sends requests on to another place, so nothing more was sent. Enter the service's own address in the settings.",
  "machine-timeout":
    "The translation service at “{{address}}” did not answer within {{seconds}} seconds. Try again, or with a shorter text.",
  "machine-cancelled": "The translation was stopped. Nothing was changed.",
  "xml-oversized":
    "“{{path}}” has more in it than such a file can need, or one text without end (line {{line}}, column {{column}}). Nothing was changed. If it is right, have it split into smaller files.",
  "xliff-damaged":
    "“{{path}}” is damaged or incomplete: at line {{line}}, column {{column}} it can't be read. Nothing was changed. Ask for the file again.",
  "xliff-foreign":
    "“{{path}}” is not an XLIFF file: it begins with <{{found}}>. Nothing was changed. Choose the .xlf file that the translator sent back.",
  "xliff-version":
    "“{{path}}” is XLIFF {{version}}; Twinpress reads XLIFF 1.2 as it writes it. Nothing was changed. Ask the translator to save it in the form in which it was sent.",
  "xliff-doctype":
    "“{{path}}” defines entities of its own, which translators' files don't need and which can do harm. Nothing was changed. Ask for the file without a DOCTYPE.",
  "xliff-encoding":
    "“{{path}}” says that it is {{encoding}}, but it is not. Nothing was changed. Ask for the file again, in UTF-8.",
  "xliff-too-large":
    "“{{path}}” is too large ({{megabytes}} MB; at most {{limit}} MB). Nothing was changed. Send and take back fewer stories at once.",
  "xliff-nothing":
    "There is nothing to be translated: every story is complete and up to date. Name the stories to send all the same.",
  "xliff-too-many":
    "These stories make a file of {{megabytes}} MB, and no more than {{limit}} MB can be taken back. Nothing was written. Send fewer stories at once.",
  "tmx-damaged":
    "“{{path}}” is damaged or incomplete: at line {{line}}, column {{column}} it can't be read. Nothing was imported. Export it again from where it comes from.",
  "tmx-none":
    "“{{path}}” is not a translation memory: it begins with <{{detail}}>. Nothing was imported. Choose a TMX file.",
  "tmx-entities":
    "“{{path}}” defines entities of its own, which a translation memory does not need and which can do harm. Nothing was imported. Export it again without them.",
  "tmx-encoding":
    "“{{path}}” says that it is {{encoding}}, but it is not. Nothing was imported. Export it again as UTF-8.",
  "memory-busy": "Another file is on its way into the memory. Wait until it is in, or stop it.",
  usage: "{{detail}}",
  "invalid-request": "Twinpress got a request that it can't take ({{detail}}). Nothing was changed.",
} as const;
