import { SftpTree } from "../../electron/hosts/sftp.ts";
import { eachInParallel } from "../../electron/publishing/pool.ts";
import { startSftp } from "../servers/sftp.ts";
import { startSlowLine } from "../servers/slowLine.ts";
import { type Figures, secondsOf } from "./figures.ts";

const FILES = 1000;
/** Files that are sent one by one, for comparison: all of them would take minutes. */
const SAMPLE = 100;
/** One way, in milliseconds: a round trip takes 50. */
const LATENCY = 25;
/** A small page, in bytes. */
const SIZE = 4000;

/** Many small files to a real SSH server that is 50 ms away. */
export async function measureSftp(): Promise<Figures> {
  const server = await startSftp();
  const line = await startSlowLine({ port: server.port, latencyMs: LATENCY });
  const { config } = await server.newSite();
  const tree = new SftpTree({ ...config, port: line.port }, null);
  await tree.open();
  await tree.makeFolder(".twinpress-lock");
  const page = new Uint8Array(SIZE).fill(65);
  const names = Array.from({ length: FILES }, (_, index) => `page-${index}.html`);
  const send = (paths: readonly string[], width: number) =>
    secondsOf(() => eachInParallel(paths, width, (path) => tree.write(path, page)));
  const together = await send(names, tree.width);
  const oneByOne = ((await send(names.slice(0, SAMPLE), 1)) * FILES) / SAMPLE;
  await tree.close();
  line.stop();
  await server.stop();
  const label = `${FILES.toLocaleString("en")} files of 4 KB over SFTP, 50 ms away`;
  return {
    sftpSeconds: { label, value: together, unit: "s", runs: 1 },
    sftpShare: {
      label: `${label}, beside one by one`,
      value: together / oneByOne,
      unit: "×",
      runs: 1,
      atMost: 0.2,
    },
  };
}
