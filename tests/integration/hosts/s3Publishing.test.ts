import { startS3 } from "../../servers/s3.ts";
import { hostSuite } from "./suite.ts";

hostSuite("S3 (Ceph)", startS3, { cutStep: 16, interleavings: 4 });
