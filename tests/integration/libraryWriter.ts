import { Library } from "../../electron/library/library.ts";
import { generator, makeStory } from "../bench/fixture.ts";

// Saves stories until it is killed, and says of each that it is saved.
const library = Library.open(process.argv[2] ?? "");
const random = generator(process.pid);
for (let n = 0; n < 100_000; n += 1) {
  const story = makeStory(n, 8, random);
  library.insert({ ...story, id: `${process.pid}x${String(n).padStart(10, "0")}` });
  process.stdout.write(`${n}\n`);
}
