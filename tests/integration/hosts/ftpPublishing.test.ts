import { CAN_START_FTP, startFtp } from "../../servers/ftp.ts";
import { hostSuite } from "./suite.ts";

if (!CAN_START_FTP) throw new Error("The FTP server of the tests starts as root on Linux only.");
hostSuite("FTP with TLS", () => startFtp(), { cutStep: 8, interleavings: 8, isFenced: true });
