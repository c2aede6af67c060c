import { startFolder } from "../../servers/folder.ts";
import { hostSuite } from "./suite.ts";

hostSuite("a folder", startFolder, { isFenced: true });
