import { makeNewsroom } from "./fixture.ts";

/** `node makeFixture.ts FOLDER STORIES`: makes a newsroom and ends, and with the process its database is closed. */
const [folder = "", stories = ""] = process.argv.slice(2);
makeNewsroom(folder, { stories: Number(stories) }).close();
