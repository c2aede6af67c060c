import { spawn } from "node:child_process";

/** A display to open windows on; `close` ends a virtual one. */
export interface Display {
  env: NodeJS.ProcessEnv;
  isVirtual: boolean;
  close(): void;
}

/**
 * The person's display, or where there is none (Linux without DISPLAY and WAYLAND_DISPLAY) a
 * virtual one of 1600×1000 pixels that ends with this process.
 */
export async function openDisplay(): Promise<Display> {
  const { env } = process;
  if (process.platform !== "linux" || env.DISPLAY || env.WAYLAND_DISPLAY) {
    return { env, isVirtual: false, close: () => undefined };
  }
  // Descriptor 3 is where Xvfb writes the number of the display it found free, once it listens.
  // -noreset: otherwise it starts anew when its last window goes, and refuses the next one meanwhile.
  const args = ["-displayfd", "3", "-noreset", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"];
  const server = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const close = () => void server.kill();
  process.once("exit", close);
  const number = await new Promise<string>((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  return { env: { ...env, DISPLAY: `:${number}` }, isVirtual: true, close };
}
