import { servePreview } from "../electron/publishing/previewServer.ts";

// Serves a folder for some minutes, after the script that started this one has ended.
const [folder = ".", minutes = "1"] = process.argv.slice(2);
const { url } = await servePreview({ dir: folder });
process.stdout.write(`${url}\n`);
setTimeout(() => process.exit(0), Number(minutes) * 60_000);
