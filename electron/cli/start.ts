import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Two thirds of what a short command takes is reading the program: that is kept for the next one.
enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/command-line"));
const { runCli } = await import("./main.ts");
process.exitCode = await runCli(process.argv.slice(2));
