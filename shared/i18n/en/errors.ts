export const errorsEn = {
  unexpected:
    "Something went wrong that we did not foresee ({{detail}}). Your stories are safe. Try again; if it stays, send us this message.",
  "newsroom-missing":
    "There is no newsroom in “{{path}}”. Choose the folder that holds it, or make a new one.",
  "newsroom-exists": "“{{path}}” already holds a newsroom. Open it, or choose another folder.",
  "newsroom-damaged":
    "The newsroom in “{{path}}” can't be read ({{detail}}). Nothing was changed. Put back a backup copy of the folder, or choose another newsroom.",
  "newsroom-newer":
    "The newsroom in “{{path}}” was saved by a newer Twinpress. Update Twinpress, then open it.",
  "newsroom-locked": "The newsroom in “{{path}}” is in use by another program. Close it there and try again.",
  "folder-not-writable":
    "Twinpress may not write into “{{path}}”. Choose another folder, or change its permissions.",
  "disk-full": "The disk with “{{path}}” is full. Make room and try again; nothing was lost.",
  "story-missing": "The story {{id}} is no longer in this newsroom. Go back to the list.",
  "story-invalid": "The story could not be saved as it is ({{detail}}). What was saved before is unchanged.",
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
    "The host “{{name}}” can't be reached ({{detail}}). Check the connection and try again; the site is as it was.",
  "host-folder-missing":
    "The folder “{{path}}” does not exist. Make it, or choose another one in the settings.",
  "host-overlaps-newsroom":
    "“{{path}}” holds this newsroom's own files. Choose an empty folder for the site.",
  "host-file-foreign":
    "“{{path}}” is already on the host, and Twinpress did not put it there. It was not touched. Move it away, or publish into another folder.",
  "host-verify-failed":
    "“{{path}}” was sent, but what came back from the host is not the same. Publish again; if it stays, ask whoever runs the host.",
  "manifest-damaged":
    "The list of published files in “{{path}}” can't be read. Nothing was changed. Put back the file from a backup, or publish into another folder.",
  "manifest-foreign":
    "“{{path}}” holds the site of another newsroom. Nothing was changed. Choose another folder.",
  "publish-conflict":
    "Somebody else published to “{{name}}” at the same moment. Nothing of theirs was changed. Publish again to add your changes.",
  "publish-busy": "{{owner}} is publishing to “{{name}}” just now. Wait a moment and publish again.",
  "publish-cancelled": "Publishing was stopped. Publish again to go on from where it was.",
  "checks-failed": "{{count}} things must be put right before this can be published.",
  "port-in-use": "Port {{port}} of this computer is in use by another program. Choose another one.",
  "source-missing": "There is nothing at “{{path}}”. Check the name and try again.",
  "target-not-empty": "“{{path}}” already holds files. Choose an empty folder.",
  usage: "{{detail}}",
  "invalid-request": "Twinpress got a request that it can't take ({{detail}}). Nothing was changed.",
} as const;
