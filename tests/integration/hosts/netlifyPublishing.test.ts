import { startNetlify } from "../../servers/netlify.ts";
import { hostSuite } from "./suite.ts";

hostSuite("Netlify, by its documentation", startNetlify, { cutStep: 10, interleavings: 10 });
